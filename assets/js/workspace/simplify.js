/**
 * Simplify: a drawn line with no more corners than a link carries. Pure, in pixels.
 *
 * @module workspace/simplify
 */

/** @typedef {[number, number]} Point */

const FINEST_PX = 1.5;
const COARSER = 1.35;

/**
 * A closed line by Douglas and Peucker, as fine as `most` corners allow.
 *
 * @param {Point[]} ring px, the first corner not repeated
 * @param {number} most corners
 * @returns {Point[]} corners of the ring, in its order
 */
export function simplified(ring, most) {
  if (ring.length < 4) return ring;
  for (let tolerance = FINEST_PX; ; tolerance *= COARSER) {
    const found = thinned(ring, tolerance);
    if (found.length <= most) return found;
  }
}

/** Both halves of the ring between its first corner and the one farthest from it. */
function thinned(ring, tolerance) {
  const far = farthest(ring, ring[0]);
  const there = kept(ring.slice(0, far + 1), tolerance);
  const back = kept([...ring.slice(far), ring[0]], tolerance);
  return [...there.slice(0, -1), ...back.slice(0, -1)];
}

function farthest(points, [x0, y0]) {
  const away = points.map(([x, y]) => Math.hypot(x - x0, y - y0));
  return away.indexOf(Math.max(...away));
}

function kept(line, tolerance) {
  if (line.length < 3) return line;
  const away = line.map((point) => distance(point, line[0], line.at(-1)));
  const most = Math.max(...away);
  if (most <= tolerance) return [line[0], line.at(-1)];
  const at = away.indexOf(most);
  return [...kept(line.slice(0, at + 1), tolerance).slice(0, -1), ...kept(line.slice(at), tolerance)];
}

/** Distance of a point from a line between two others. */
function distance([x, y], [x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const t = length ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length)) : 0;
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}

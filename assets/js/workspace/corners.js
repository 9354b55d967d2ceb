/**
 * Corners: the geometry of a drawn area: its edges on the sphere, and whether it is an area at all.
 *
 * The server measures on the ellipsoid; the lines differ by metres.
 *
 * @module workspace/corners
 */

/** @typedef {[number, number]} Corner longitude and latitude in degrees */

const PIECE_DEG = 0.5;
const RADIANS = Math.PI / 180;

/**
 * Points along the shortest line between two corners, without the last one.
 *
 * Formula: spherical linear interpolation of the two unit vectors.
 *
 * @param {Corner} from @param {Corner} to
 * @returns {Corner[]}
 */
export function along(from, to) {
  const [a, b] = [vectorOf(from), vectorOf(to)];
  const angle = Math.acos(Math.min(1, Math.max(-1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
  const pieces = Math.max(1, Math.ceil(angle / RADIANS / PIECE_DEG));
  if (pieces === 1) return [from];
  return Array.from({ length: pieces }, (_, i) => {
    const [s, t] = [Math.sin((1 - i / pieces) * angle), Math.sin((i / pieces) * angle)].map((n) => n / Math.sin(angle));
    const [x, y, z] = a.map((n, axis) => s * n + t * b[axis]);
    return [Math.atan2(y, x) / RADIANS, Math.atan2(z, Math.hypot(x, y)) / RADIANS];
  });
}

/**
 * Whether the edges of a closed area cross or meet anywhere but at the corners they share.
 *
 * @param {Corner[]} corners
 * @returns {boolean}
 */
export function crosses(corners) {
  const n = corners.length;
  if (new Set(corners.map(String)).size < n || Math.abs(area(corners)) < 1e-9) return true;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const beside = j === i + 1 || (i === 0 && j === n - 1);
      if (!beside && meet(corners[i], corners[(i + 1) % n], corners[j], corners[(j + 1) % n])) return true;
    }
  }
  return false;
}

function area(corners) {
  return corners.reduce((sum, [x, y], i) => {
    const [u, v] = corners[(i + 1) % corners.length];
    return sum + x * v - u * y;
  }, 0) / 2;
}

function meet(a, b, c, d) {
  const [one, two, three, four] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (one * two < 0 && three * four < 0) return true;
  return (one === 0 && between(a, b, c)) || (two === 0 && between(a, b, d))
    || (three === 0 && between(c, d, a)) || (four === 0 && between(c, d, b));
}

function side([ax, ay], [bx, by], [px, py]) {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
}

function between([ax, ay], [bx, by], [px, py]) {
  return Math.min(ax, bx) <= px && px <= Math.max(ax, bx) && Math.min(ay, by) <= py && py <= Math.max(ay, by);
}

function vectorOf([lon, lat]) {
  const [l, p] = [lon * RADIANS, lat * RADIANS];
  return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
}

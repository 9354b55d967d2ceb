/**
 * Nudges: marks that would cover one another stand a little aside of their points.
 *
 * A mark moves by a few pixels at most and keeps a hairline to its point; zooming in takes it
 * back. Like seats, nudges depend on the zoom only. Draws nothing.
 *
 * @module nudges
 */

/** How far a mark may stand from its point, px. */
export const NUDGE_MAX_PX = 11;
/** From so many px on the hairline is drawn. */
export const LEADER_FROM_PX = 3;
/** Share of the sum of two radii that their middles keep apart: a small overlap reads well. */
const APART = 0.92;
const ROUNDS = 14;
/** Beyond so many marks nobody moves. */
const MOST = 700;

/**
 * Move marks apart.
 *
 * @param {import("./arrangement.js").Arrangement} arrangement with positions of the frame
 */
export function nudge({ groups, marks, at, mark, seat }) {
  if (marks.length > MOST) return;
  const pairs = closePairs(marks, at, mark);
  for (let round = 0; round < ROUNDS && pairs.length; round++) {
    for (const [a, b, apart] of pairs) {
      let dx = at[b * 2] + seat[b * 2] - at[a * 2] - seat[a * 2];
      let dy = at[b * 2 + 1] + seat[b * 2 + 1] - at[a * 2 + 1] - seat[a * 2 + 1];
      let distance = Math.hypot(dx, dy);
      if (distance >= apart) continue;
      if (distance < 0.01) [dx, dy, distance] = [0, 1, 1];
      // The larger one hardly moves: it stands for more.
      const share = groups[a].n / (groups[a].n + groups[b].n);
      const push = (apart - distance) / 2 / distance;
      move(seat, a, -dx * push * (1 - share), -dy * push * (1 - share));
      move(seat, b, dx * push * share, dy * push * share);
    }
  }
}

function move(seat, g, dx, dy) {
  const x = seat[g * 2] + dx;
  const y = seat[g * 2 + 1] + dy;
  const limit = Math.min(1, NUDGE_MAX_PX / Math.max(1e-9, Math.hypot(x, y)));
  seat[g * 2] = x * limit;
  seat[g * 2 + 1] = y * limit;
}

/** Pairs that may touch, from a sweep along x. */
function closePairs(marks, at, mark) {
  const sorted = Array.from(marks).sort((a, b) => at[a * 2] - at[b * 2] || a - b);
  const widest = sorted.reduce((most, g) => Math.max(most, mark[g]), 0);
  const pairs = [];
  sorted.forEach((a, i) => {
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j];
      if (at[b * 2] - at[a * 2] > mark[a] + widest + 2 * NUDGE_MAX_PX) break;
      const apart = (mark[a] + mark[b]) * APART;
      const dy = Math.abs(at[b * 2 + 1] - at[a * 2 + 1]);
      if (dy < apart + 2 * NUDGE_MAX_PX) pairs.push([a, b, apart]);
    }
  });
  return pairs;
}

/**
 * Seats: where in a coarse place its number stands.
 *
 * The middle of such a place is no point that is known, so the number gives way to sharp marks and
 * to other numbers and takes another seat inside the disc. Seats depend on the zoom only: they
 * stay while the map is dragged. Draws nothing.
 *
 * @module seats
 */

/** Room that a number takes: a circle of so many px. */
export const SEAT_PX = 10;
/** Beyond so many marks or coarse places nobody gives way. */
const MOST = 700;
/** Directions that are tried, clockwise from the south: below a mark reads as its caption. */
const DIRECTIONS = [90, 150, 30, 210, 330, 180, 0, 270].map((deg) => (deg * Math.PI) / 180);
const STEPS = [0.42, 0.68];

/**
 * Find a seat for each group without a sharp mark.
 *
 * @param {import("./arrangement.js").Arrangement} arrangement with positions of the frame
 */
export function takeSeats({ groups, marks, discs, at, mark, disc, seat }) {
  if (marks.length > MOST || discs.length > MOST) return;
  const taken = [];
  for (const g of marks) {
    taken.push([at[g * 2] + seat[g * 2], at[g * 2 + 1] + seat[g * 2 + 1], mark[g] + 1]);
  }
  // Small discs choose first: they have less room.
  const order = [...new Set(discs.map(({ group }) => group))].filter((g) => mark[g] === 0);
  order.sort((a, b) => disc[a] - disc[b] || groups[b].n - groups[a].n || a - b);
  for (const g of order) {
    const [dx, dy] = bestSeat(at[g * 2], at[g * 2 + 1], disc[g], taken);
    seat[g * 2] = dx;
    seat[g * 2 + 1] = dy;
    taken.push([at[g * 2] + dx, at[g * 2 + 1] + dy, SEAT_PX]);
  }
}

/** The first free seat, else the one that is least covered. */
function bestSeat(x, y, r, taken) {
  const near = taken.filter(([u, v, w]) => Math.hypot(u - x, v - y) < r + w + SEAT_PX);
  let best = [0, 0];
  let least = Infinity;
  for (const [dx, dy] of candidates(r)) {
    let covered = 0;
    for (const [u, v, w] of near) {
      covered += Math.max(0, w + SEAT_PX - Math.hypot(u - x - dx, v - y - dy));
    }
    if (covered === 0) return [dx, dy];
    if (covered < least - 0.5) {
      least = covered;
      best = [dx, dy];
    }
  }
  return best;
}

function* candidates(r) {
  yield [0, 0];
  for (const step of STEPS) {
    for (const angle of DIRECTIONS) {
      yield [Math.cos(angle) * r * step, Math.sin(angle) * r * step];
    }
  }
}

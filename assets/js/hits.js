/**
 * Hits: which group lies under a pointer.
 *
 * Sharp marks come first, with a tolerance, then the true points of those that were moved aside; then
 * the middle of a coarse place; last the inside of a coarse place, unless a sharp mark is nearer than
 * its middle. Draws nothing.
 *
 * @module hits
 */

import { DISC_MIDDLE_PX } from "./arrangement.js";

/** @typedef {import("./arrangement.js").Arrangement} Arrangement */

/** How far beside a mark a pointer still hits it, px. */
export const MOUSE_SLACK_PX = 3;
/** How far from its true point a mark that was moved aside is still meant, px. */
export const FOOT_PX = 6;
/** Radius around the middle of a mark that a finger hits, px. */
export const TOUCH_PX = 22;

/**
 * @param {Arrangement[]} arrangements top-most last
 * @param {number} x CSS pixels from the map's top left corner
 * @param {number} y
 * @param {{touch?: boolean}} [options]
 * @returns {import("./groups.js").Group | null}
 */
export function hit(arrangements, x, y, { touch = false } = {}) {
  const sharp = nearestMark(arrangements, x, y);
  if (sharp.group) {
    const inside = sharp.edge <= (touch ? 0 : MOUSE_SLACK_PX);
    if (inside || (touch && sharp.middle <= TOUCH_PX)) return sharp.group;
  }
  const foot = nearestFoot(arrangements, x, y);
  if (foot) return foot;
  const disc = nearestDisc(arrangements, x, y, touch ? TOUCH_PX : DISC_MIDDLE_PX);
  if (disc.inMiddle || disc.middle <= sharp.edge) return disc.group;
  return null;
}

/** The mark whose edge is nearest; among marks that hold the point, the top-most. */
function nearestMark(arrangements, x, y) {
  const best = { group: null, edge: Infinity, middle: Infinity };
  for (const { groups, marks, at, mark, seat } of arrangements) {
    for (let i = 0; i < marks.length; i++) {
      const g = marks[i];
      const middle = Math.hypot(at[g * 2] + seat[g * 2] - x, at[g * 2 + 1] + seat[g * 2 + 1] - y);
      const edge = Math.max(0, middle - mark[g]);
      if (edge < best.edge || edge === 0) {
        best.group = groups[g];
        best.edge = edge;
        best.middle = middle;
      }
    }
  }
  return best;
}

/** The mark that was moved aside and whose true point is here. */
function nearestFoot(arrangements, x, y) {
  let nearest = FOOT_PX;
  let found = null;
  for (const { groups, marks, at } of arrangements) {
    for (const g of marks) {
      const away = Math.hypot(at[g * 2] - x, at[g * 2 + 1] - y);
      if (away > nearest) continue;
      nearest = away;
      found = groups[g];
    }
  }
  return found;
}

/** The coarse place whose number is nearest, else the smallest disc that holds the point. */
function nearestDisc(arrangements, x, y, reach) {
  const best = { group: null, middle: Infinity, inMiddle: false };
  let smallest = Infinity;
  for (const arrangement of arrangements) {
    const { groups, discs, at, mark, disc } = arrangement;
    for (const { group: g } of discs) {
      const spot = arrangement.spot(g);
      const middle = Math.hypot(spot.x - x, spot.y - y);
      if (mark[g] === 0 && middle <= reach) {
        if (best.inMiddle && middle >= best.middle) continue;
        Object.assign(best, { group: groups[g], middle, inMiddle: true });
      } else if (!best.inMiddle && disc[g] < smallest) {
        if (Math.hypot(at[g * 2] - x, at[g * 2 + 1] - y) > disc[g]) continue;
        smallest = disc[g];
        Object.assign(best, { group: groups[g], middle });
      }
    }
  }
  return best;
}

/**
 * Arrangement: where the marks of a list of groups stand in a frame, and in which order.
 *
 * Order is settled once per list, positions once per frame, in typed arrays that painting and
 * hit testing share. Knows groups and pixels; draws nothing.
 *
 * @module arrangement
 */

import { countedRadius, singleRadius } from "./glyphs.js";
import { nudge } from "./nudges.js";
import { SEAT_PX, takeSeats } from "./seats.js";

/** @typedef {import("./groups.js").Group} Group */

/** Smallest radius of a coarse place, px, so that it can be pointed at. */
export const DISC_MIN_PX = 14;
/** Radius around the middle of a coarse place that stands for its (absent) mark, px. */
export const DISC_MIDDLE_PX = 16;

/** Beyond so many groups the order is that of their rows: it can no longer be seen. */
const ORDERED = 20_000;

export class Arrangement {
  /**
   * @param {Group[]} groups
   * @param {{x: Float64Array, y: Float64Array, perKm: Float64Array}} projected by row
   */
  constructor(groups, projected) {
    this.groups = groups;
    this.projected = projected;
    const n = groups.length;
    /** Pairs x, y in px. */
    this.at = new Float32Array(n * 2);
    /** Radius of the mark in px, 0 for a group that has none. */
    this.mark = new Float32Array(n);
    /** Radius of a single mark in px. */
    this.single = 0;
    /** Largest disc in px, 0 for a group that has none. */
    this.disc = new Float32Array(n);
    /** How far a mark, or the number of a coarse place, stands beside its point, px. */
    this.seat = new Float32Array(n * 2);
    this.seatedAt = NaN;
    /** Groups with a mark: larger first, so that small ones stay on top; then north to south. */
    this.marks = orderMarks(groups);
    /** Discs: larger first. @type {{group: number, radiusKm: number, part: object}[]} */
    this.discs = orderDiscs(groups);
  }

  /**
   * Work out the positions of a frame.
   *
   * @param {import("./mercator.js").Frame} frame
   * @returns {Arrangement} itself
   */
  update(frame) {
    const { groups, at, mark, disc } = this;
    const { x, y, perKm } = this.projected;
    const single = singleRadius(frame.zoom);
    this.single = single;
    for (let g = 0; g < groups.length; g++) {
      const group = groups[g];
      if (group.country) continue;
      frame.place(x[group.first], y[group.first], at, g * 2);
      if (group.sharp > 0) mark[g] = group.n === 1 ? single : countedRadius(group.n, frame.zoom);
      if (group.radiusKm > 0) {
        disc[g] = discRadius(group.radiusKm, perKm[group.first], frame.scale);
      }
    }
    if (this.seatedAt !== frame.scale) {
      this.seat.fill(0);
      nudge(this);
      takeSeats(this);
      this.seatedAt = frame.scale;
    }
    return this;
  }

  /** Where its mark or number stands, px; lines end there. @param {number} g */
  spot(g) {
    const { at, seat, mark, disc } = this;
    const r = mark[g] || Math.min(disc[g], SEAT_PX);
    return { x: at[g * 2] + seat[g * 2], y: at[g * 2 + 1] + seat[g * 2 + 1], r };
  }
}

/** Radius on the screen, px. */
export function discRadius(radiusKm, perKm, scale) {
  return Math.max(DISC_MIN_PX, radiusKm * perKm * scale);
}

function orderMarks(groups) {
  const order = [];
  for (let g = 0; g < groups.length; g++) {
    if (!groups[g].country && groups[g].sharp > 0) order.push(g);
  }
  if (order.length > ORDERED) return Uint32Array.from(order);
  const size = Float64Array.from(groups, (group) => group.n);
  const lat = Float64Array.from(groups, (group) => group.lat);
  return Uint32Array.from(order.sort((a, b) => size[b] - size[a] || lat[b] - lat[a] || a - b));
}

function orderDiscs(groups) {
  const discs = [];
  for (let g = 0; g < groups.length; g++) {
    if (groups[g].country || groups[g].radiusKm === 0) continue;
    for (const part of groups[g].discs) discs.push({ group: g, radiusKm: part.radiusKm, part });
  }
  if (discs.length > ORDERED) return discs;
  return discs.sort((a, b) => b.radiusKm - a.radiusKm || a.group - b.group);
}

/**
 * Bins: how reports are counted for the bars. Pure: numbers in, numbers out.
 *
 * Counting rule: each report counts once, in the bin of the first day that its source gives
 * (`startDay`), however long it lasted and however coarsely it is dated.
 *
 * @module timeline/bins
 */

import { civil, monthStart, weekday } from "./days.js";

/** @typedef {"day" | "week" | "month" | "year"} Unit weeks are ISO weeks, from Monday */

/** @type {readonly Unit[]} finest first */
export const UNITS = ["day", "week", "month", "year"];

/** Mean length in days; only for choosing a unit, never for counting. */
const LENGTH = { day: 1, week: 7, month: 30.436875, year: 365.2425 };

/** A bar narrower than this cannot be told from its neighbour. */
export const LEAST_WIDTH_PX = 4;

/**
 * The finest unit whose bars are wide enough.
 * @param {number} pixelsPerDay
 * @returns {Unit}
 */
export function chooseUnit(pixelsPerDay) {
  return UNITS.find((unit) => LENGTH[unit] * pixelsPerDay >= LEAST_WIDTH_PX) ?? "year";
}

/**
 * First day of the bin that holds a day.
 * @param {Unit} unit
 * @param {number} day
 */
export function floor(unit, day) {
  const whole = Math.floor(day);
  if (unit === "day") return whole;
  if (unit === "week") return whole - weekday(whole);
  const { year, month } = civil(whole);
  return monthStart(year, unit === "month" ? month : 0);
}

/**
 * First day of the bin `steps` bins after (before, when negative) the one that holds a day.
 * @param {Unit} unit
 * @param {number} day
 * @param {number} [steps]
 */
export function after(unit, day, steps = 1) {
  const start = floor(unit, day);
  if (unit === "day") return start + steps;
  if (unit === "week") return start + 7 * steps;
  const { year, month } = civil(start);
  return unit === "month" ? monthStart(year, month + steps) : monthStart(year + steps, 0);
}

/**
 * The smallest edge of a bin at or after a day.
 * @param {Unit} unit
 * @param {number} day
 */
export function ceil(unit, day) {
  const start = floor(unit, day);
  return start === day ? start : after(unit, day);
}

/**
 * The edge nearest to a moment (days, with fraction).
 * @param {Unit} unit
 * @param {number} moment
 */
export function nearest(unit, moment) {
  const low = floor(unit, moment);
  const high = after(unit, moment);
  return moment - low < high - moment ? low : high;
}

/**
 * Edges of the bins that cover a frame; bin i is [edges[i], edges[i + 1]).
 * @param {Unit} unit
 * @param {number} from
 * @param {number} to
 * @returns {Int32Array} at least two
 */
export function edges(unit, from, to) {
  const found = [floor(unit, from)];
  do found.push(after(unit, found[found.length - 1]));
  while (found[found.length - 1] < to);
  return Int32Array.from(found);
}

/**
 * Of each bin, the reports of all layers among these.
 * @param {StartDays} starts @param {Int32Array} edges
 */
export function countAll(starts, edges) {
  return Uint32Array.from({ length: edges.length - 1 }, (_, bin) =>
    starts.byLayer.reduce((sum, _days, layer) => sum + starts.count(layer, edges[bin], edges[bin + 1]), 0),
  );
}

/** Start days by layer, in order, so that any bin is counted by two binary searches. */
export class StartDays {
  /**
   * @param {{startDay: Int32Array, layer: Uint8Array}} columns
   * @param {Uint32Array} rows
   * @param {number} layers number of layers
   */
  constructor(columns, rows, layers) {
    const sizes = new Uint32Array(layers);
    for (const row of rows) sizes[columns.layer[row]] += 1;
    /** @type {Int32Array[]} */
    this.byLayer = Array.from(sizes, (size) => new Int32Array(size));
    const filled = new Uint32Array(layers);
    let ordered = true;
    let last = -Infinity;
    for (const row of rows) {
      const day = columns.startDay[row];
      ordered &&= day >= last;
      last = day;
      this.byLayer[columns.layer[row]][filled[columns.layer[row]]++] = day;
    }
    if (!ordered) for (const days of this.byLayer) days.sort();
  }

  /**
   * Reports of one layer that start in [from, to).
   * @param {number} layer @param {number} from @param {number} to
   */
  count(layer, from, to) {
    const days = this.byLayer[layer];
    return below(days, to) - below(days, from);
  }
}

/** How many of the ordered days are before `day`. @param {Int32Array} days @param {number} day */
function below(days, day) {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @typedef {object} Bins
 * @property {Unit} unit
 * @property {Int32Array} edges
 * @property {Uint32Array[]} counts by layer, then bin
 * @property {number} max the highest stack
 * @property {Uint32Array} [vague] by bin: how many of them are known only to the week, month or year
 */

/**
 * Count the bins that cover a frame.
 * @param {StartDays} starts
 * @param {Unit} unit
 * @param {number} from
 * @param {number} to
 * @returns {Bins}
 */
export function countBins(starts, unit, from, to) {
  const found = edges(unit, from, to);
  const size = found.length - 1;
  const counts = starts.byLayer.map(() => new Uint32Array(size));
  let max = 0;
  for (let bin = 0; bin < size; bin++) {
    let total = 0;
    for (let layer = 0; layer < counts.length; layer++) {
      const n = starts.count(layer, found[bin], found[bin + 1]);
      counts[layer][bin] = n;
      total += n;
    }
    max = Math.max(max, total);
  }
  return { unit, edges: found, counts, max };
}

/**
 * At most three round numbers for the count axis, none above the highest stack.
 * @param {number} max
 * @returns {number[]} ascending, without 0
 */
export function countTicks(max) {
  if (max < 1) return [];
  let step = 1;
  for (let power = 1; max / step >= 4; power *= 10) {
    for (const factor of [1, 2, 5]) {
      step = factor * power;
      if (max / step < 4) break;
    }
  }
  return Array.from({ length: Math.floor(max / step) }, (_, i) => (i + 1) * step);
}

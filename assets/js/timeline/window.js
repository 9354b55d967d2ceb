/**
 * Window: what a gesture or a key makes of the chosen period. Pure.
 *
 * A window is whole days, both included; `null` is an open end. Edges (as bins have) are the
 * first day and the day after the last one. Gestures snap to days, or to bins when bins are longer.
 *
 * @module timeline/window
 */

import { after, ceil, floor, nearest } from "./bins.js";

/** @typedef {{from: number | null, to: number | null}} Window */
/** @typedef {import("./bins.js").Unit} Unit */
/** @typedef {[number, number]} Span */

/**
 * The window as edges; an open end is that of the extent.
 * @param {Window} window @param {Span} extent
 * @returns {Span}
 */
export function edgesOf({ from, to }, extent) {
  return [from ?? Math.min(extent[0], to ?? extent[0]), to === null ? Math.max(extent[1], (from ?? extent[1]) + 1) : to + 1];
}

/**
 * Draw a new window: all bins that the gesture touched.
 * @param {number} anchor @param {number} moment @param {Unit} unit @param {Span} extent
 * @returns {Window}
 */
export function drawn(anchor, moment, unit, extent) {
  const inside = (at) => Math.min(Math.max(at, extent[0]), extent[1]);
  const from = floor(unit, inside(Math.min(anchor, moment)));
  const to = ceil(unit, inside(Math.max(anchor, moment)));
  return { from, to: Math.max(to, after(unit, from)) - 1 };
}

/**
 * Put one end at a moment; the other stays, and at least one day is left.
 * @param {Window} window @param {"from" | "to"} end @param {number} moment @param {Unit} unit @param {Span} extent
 * @returns {Window}
 */
export function resized({ from, to }, end, moment, unit, extent) {
  const edge = nearest(unit, Math.min(Math.max(moment, extent[0]), extent[1]));
  if (end === "from") return { from: to === null ? edge : Math.min(edge, to), to };
  return { from, to: from === null ? edge - 1 : Math.max(edge - 1, from) };
}

/**
 * Move the whole window, keeping its days; an open end stays open.
 * @param {Window} window @param {number} days @param {Unit} unit @param {Span} extent
 * @returns {Window}
 */
export function moved({ from, to }, days, unit, extent) {
  const lead = from ?? to + 1;
  let shift = nearest(unit, lead + days) - lead;
  if (unit === "day") shift = Math.round(days);
  if (from !== null) shift = Math.max(shift, Math.min(0, Math.ceil(extent[0]) - from));
  if (to !== null) shift = Math.min(shift, Math.max(0, Math.floor(extent[1]) - 1 - to));
  return { from: from === null ? null : from + shift, to: to === null ? null : to + shift };
}

/**
 * Move one end by bins, as the arrow keys do; an open end starts from the extent.
 * @param {Window} window @param {"from" | "to"} end @param {number} steps @param {Unit} unit @param {Span} extent
 * @returns {Window}
 */
export function stepped(window, end, steps, unit, extent) {
  const edge = edgesOf(window, extent)[end === "from" ? 0 : 1];
  // Backwards from inside a bin, the bin's own start is the first step.
  const whole = floor(unit, edge) === edge || steps > 0;
  const target = after(unit, edge, whole ? steps : steps + 1);
  return resized(window, end, target, unit, extent);
}

/**
 * Put one end as far as it goes: to the record's edge, or to the other end.
 * @param {Window} window @param {"from" | "to"} end @param {"first" | "last"} where @param {Span} record first and last day's edges
 * @returns {Window}
 */
export function extreme(window, end, where, [first, last]) {
  const { from, to } = window;
  if (end === "from") return { from: where === "first" ? Math.min(first, to ?? first) : (to ?? last - 1), to };
  return { from, to: where === "last" ? Math.max(last - 1, from ?? last - 1) : (from ?? first) };
}

/** @param {Window} a @param {Window} b */
export function same(a, b) {
  return a.from === b.from && a.to === b.to;
}

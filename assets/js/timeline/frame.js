/**
 * Frame: which part of time the axis shows. Pure arithmetic on [from, to), in days with fraction.
 *
 * The frame is not the window: the window selects reports, the frame only shows.
 *
 * @module timeline/frame
 */

/** @typedef {[number, number]} Span from, to (excluded), in days */

/** The closest look: fewer days than this are never shown. */
export const LEAST_DAYS = 7;

/**
 * Keep a frame inside the extent, moving before cutting.
 * @param {Span} frame @param {Span} extent
 * @returns {Span}
 */
export function clamp([from, to], [first, last]) {
  const width = Math.min(Math.max(to - from, LEAST_DAYS), last - first);
  const start = Math.min(Math.max(from, first), last - width);
  return [start, start + width];
}

/**
 * The frame that shows a window well: 35 per cent more on each side, ten days at least.
 * @param {Span} window @param {Span} extent
 * @returns {Span}
 */
export function around([from, to], extent) {
  const pad = Math.max((to - from) * 0.35, 10);
  return clamp([from - pad, to + pad], extent);
}

/**
 * @param {Span} frame
 * @param {number} factor > 1 shows more time
 * @param {number} at the moment that stays where it is
 * @param {Span} extent
 * @returns {Span}
 */
export function zoom([from, to], factor, at, extent) {
  const width = Math.min(Math.max((to - from) * factor, LEAST_DAYS), extent[1] - extent[0]);
  const share = (at - from) / (to - from);
  return clamp([at - share * width, at + (1 - share) * width], extent);
}

/** @param {Span} frame @param {number} days @param {Span} extent @returns {Span} */
export function pan([from, to], days, extent) {
  return clamp([from + days, to + days], extent);
}

/**
 * Move a frame as little as possible so that a span is in it; widen it only when it must be.
 * @param {Span} frame @param {Span} span @param {Span} extent
 * @returns {Span}
 */
export function follow([from, to], [first, last], extent) {
  if (first >= from && last <= to) return [from, to];
  if (last - first > to - from) return around([first, last], extent);
  const edge = Math.min((to - from) * 0.04, (to - from - (last - first)) / 2);
  return first < from
    ? pan([from, to], first - edge - from, extent)
    : pan([from, to], last + edge - to, extent);
}

/** @param {Span} a @param {Span} b */
export function same(a, b) {
  return Math.abs(a[0] - b[0]) < 1e-6 && Math.abs(a[1] - b[1]) < 1e-6;
}

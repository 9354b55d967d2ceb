/**
 * Record: the reports that the time line has, as a whole and by their days. Pure.
 *
 * @module timeline/record
 */

/** Edges of the first and last day of all reports. @param {any} columns @returns {[number, number]} */
export function recordOf(columns) {
  if (columns.count === 0) return [0, 1];
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < columns.count; row++) {
    first = Math.min(first, columns.startDay[row]);
    last = Math.max(last, columns.startDay[row], columns.endDay[row]);
  }
  return [first, last + 1];
}

/** @param {Uint32Array} a @param {Uint32Array} b */
export function sameRows(a, b) {
  return a === b || (a.length === b.length && a.every((row, i) => row === b[i]));
}

/**
 * The rows that start in [from, to), which is where the bars count them.
 * @param {any} columns @param {Uint32Array} rows @param {number} from @param {number} to
 */
export function startingIn({ startDay }, rows, from, to) {
  return rows.filter((row) => startDay[row] >= from && startDay[row] < to);
}

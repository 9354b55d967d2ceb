/**
 * Rules of selection: which rows a view selects, the browser's half of `geodata/queries/select.py`.
 *
 * Pure functions on typed arrays. Time, layer, kind and confidence are decided here; region, near,
 * bbox and text come from the server as a mask of candidates. Knows nothing of the map or the page.
 *
 * @module rules
 */

/** @typedef {import("./columns.js").Columns} Columns */

/**
 * @typedef {object} Vocabulary Word lists; a code is the position of its word.
 * @property {string[]} layers report layers
 * @property {string[]} kinds
 * @property {string[]} confidences also accepted under the name `confidence`
 * @property {string[]} geoPrecisions finest first
 */

/**
 * @typedef {object} Sieve A view's part that the browser decides, as numbers.
 * @property {number} from first day of the window, -Infinity when open
 * @property {number} to last day of the window, Infinity when open
 * @property {Uint8Array | null} show 1 for each layer code that passes, null = all
 * @property {Uint8Array | null} kind
 * @property {Uint8Array | null} confidence
 */

const OPEN = "..";
const DAY_MS = 86_400_000;
const CODES = 256;

/**
 * Day number of an ISO date.
 *
 * @param {string} iso `YYYY-MM-DD`
 * @returns {number} days since 1970-01-01
 * @throws {Error} when it is not a day of the calendar
 */
export function dayOf(iso) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const ms = parts ? Date.UTC(+parts[1], +parts[2] - 1, +parts[3]) : NaN;
  if (Number.isNaN(ms) || isoOf(ms / DAY_MS) !== iso) {
    throw new Error(`date: "${iso}" is not a day; write 2020-09-27`);
  }
  return ms / DAY_MS;
}

/**
 * ISO date of a day number.
 *
 * @param {number} day days since 1970-01-01
 * @returns {string} `YYYY-MM-DD`
 */
export function isoOf(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Mask of the rows that the server named.
 *
 * @param {Iterable<number>} rows
 * @param {number} count number of rows of the columns
 * @returns {Uint8Array} 1 where the row is named
 */
export function maskOf(rows, count) {
  const mask = new Uint8Array(count);
  for (const row of rows) mask[row] = 1;
  return mask;
}

/**
 * The numbers behind a view.
 *
 * @param {{from: string|null, to: string|null, show: string[]|null, kind: string[]|null,
 *   confidence: string[]|null}} view `..` or null leaves an end open; a null list means all
 * @param {Vocabulary} vocabulary
 * @returns {Sieve}
 */
export function sieve(view, vocabulary) {
  return {
    from: isOpen(view.from) ? -Infinity : dayOf(view.from),
    to: isOpen(view.to) ? Infinity : dayOf(view.to),
    show: codes(view.show, vocabulary.layers),
    kind: codes(view.kind, vocabulary.kinds),
    confidence: codes(view.confidence, vocabulary.confidences ?? vocabulary.confidence),
  };
}

/**
 * Rows that a view selects, ascending.
 *
 * @param {Columns} columns
 * @param {Parameters<typeof sieve>[0]} view
 * @param {Uint8Array | null} candidates mask of what the server decides, null = all rows
 * @param {Vocabulary} vocabulary
 * @returns {Uint32Array}
 */
export function select(columns, view, candidates, vocabulary) {
  return sift(columns, sieve(view, vocabulary), candidates);
}

/**
 * Rows that pass the sieve, ascending: the span of a report meets the window, ends included.
 *
 * @param {Columns} columns
 * @param {Sieve} numbers
 * @param {Uint8Array | null} candidates
 * @returns {Uint32Array}
 */
export function sift(columns, numbers, candidates) {
  const { firstDay, lastDay, layer, kind, confidence, count } = columns;
  const { from, to } = numbers;
  const rows = new Uint32Array(count);
  let n = 0;
  for (let row = 0; row < count; row++) {
    if (firstDay[row] > to || lastDay[row] < from) continue;
    if (candidates !== null && candidates[row] === 0) continue;
    if (numbers.show !== null && numbers.show[layer[row]] === 0) continue;
    if (numbers.kind !== null && numbers.kind[kind[row]] === 0) continue;
    if (numbers.confidence !== null && numbers.confidence[confidence[row]] === 0) continue;
    rows[n++] = row;
  }
  return rows.subarray(0, n);
}

/**
 * How many of the rows belong to each layer, in the vocabulary's order.
 *
 * @param {Columns} columns
 * @param {ArrayLike<number>} rows
 * @param {Vocabulary} vocabulary
 * @returns {number[]}
 */
export function countsByLayer(columns, rows, vocabulary) {
  const counts = new Array(vocabulary.layers.length).fill(0);
  for (let i = 0; i < rows.length; i++) counts[columns.layer[rows[i]]]++;
  return counts;
}

function isOpen(end) {
  return end === null || end === undefined || end === "" || end === OPEN;
}

function codes(words, vocabulary) {
  if (words === null || words === undefined) return null;
  const mask = new Uint8Array(CODES);
  for (const word of words) {
    const code = vocabulary.indexOf(word);
    if (code >= 0) mask[code] = 1;
  }
  return mask;
}

export { groups, Group } from "./groups.js";

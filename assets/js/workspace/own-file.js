/**
 * Own file: a file of the reader's own, read by the server and kept in this page alone.
 *
 * @module workspace/own-file
 */

import { decode } from "../columns.js";
import { groups, select } from "../rules.js";
import { filled } from "./texts.js";

/** As the server's limit, so that a long upload is not begun in vain. */
const MOST_BYTES = 5_000_000;

/**
 * @typedef {{row: number | null, title: string, dates: string, place: string, kind: string,
 *   precision: string, cells: [string, string][]}} OwnRow one row in words; row: in its file
 */

export class OwnFile {
  /**
   * @param {string} name of the file
   * @param {{report: any, columns: string, rows: OwnRow[], most_rows: number}} answer of the server
   * @param {import("../rules.js").Vocabulary} vocabulary
   */
  constructor(name, { report, columns, rows, most_rows }, vocabulary) {
    this.name = name;
    this.report = report;
    this.rows = rows;
    this.mostRows = most_rows;
    this.columns = decode(bytes(columns));
    this.#vocabulary = vocabulary;
    // One set and one sign, whatever the rows are read as: they are told apart from ours, not from
    // each other.
    this.columns.layer.fill(0);
    this.columns.confidence.fill(0);
  }

  #vocabulary;

  /** @returns {number} rows that could be shown */
  get count() {
    return this.columns.count;
  }

  /** Rows that meet the window, ascending; no other filter holds for them. @returns {Uint32Array} */
  within({ from, to }) {
    const anything = { show: null, kind: null, confidence: null, from, to };
    return select(this.columns, anything, null, this.#vocabulary);
  }

  /** @param {ArrayLike<number>} rows */
  groups(rows) {
    return groups(this.columns, rows, this.#vocabulary);
  }

  /** First and last day of all rows, as days since 1970-01-01. @returns {[number, number]} */
  get span() {
    return [Math.min(...this.columns.firstDay), Math.max(...this.columns.lastDay)];
  }
}

/**
 * Let the server read a file.
 *
 * @param {File} file
 * @param {{url: string, lang: string, vocabulary: any, words: Record<string, string>}} options
 * @returns {Promise<OwnFile>} rejects with an Error whose message is a sentence for the reader
 */
export async function lookAt(file, { url, lang, vocabulary, words }) {
  const fail = (why) => new Error(filled(words.failed, { name: file.name, why }));
  if (file.size > MOST_BYTES) throw fail(words.too_large);
  const asked = new URLSearchParams({ name: file.name, lang });
  let answer;
  try {
    answer = await fetch(`${url}?${asked}`, { method: "POST", body: file, credentials: "same-origin" });
  } catch {
    throw fail(words.no_answer);
  }
  if (!answer.ok) {
    const said = await answer.json().catch(() => null);
    throw fail(said?.detail ?? words.no_answer);
  }
  return new OwnFile(file.name, await answer.json(), vocabulary);
}

/** @param {string} base64 @returns {ArrayBuffer} */
function bytes(base64) {
  const text = atob(base64);
  const array = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) array[i] = text.charCodeAt(i);
  return array.buffer;
}

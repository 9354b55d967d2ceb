/**
 * Selection: the rows that a view selects, and the counts beside each choice.
 *
 * The browser applies time, sets, kinds and confidence; what needs the whole record (text, areas,
 * distances, names, casualties) comes from the server as candidate rows, asked for once per question.
 *
 * @module workspace/selection
 */

import { written } from "../link.js";
import { maskOf, select } from "../rules.js";

/** Keys of the view that the server decides. */
const SERVER_KEYS = [
  "region", "bbox", "near", "within", "q", "actor", "publisher", "casualties", "precision",
];

export class Selector {
  #url;
  #seen;
  #vocabulary;
  #columns;
  #question = "";
  #mask = null;

  /**
   * @param {{columns: import("../columns.js").Columns, vocabulary: any, url: string,
   *   seen?: (version: string) => void}} options url: address of the candidates; seen: told the data
   *   version of each answer
   */
  constructor({ columns, vocabulary, url, seen = () => {} }) {
    this.#seen = seen;
    this.#columns = columns;
    this.#vocabulary = vocabulary;
    this.#url = url;
  }

  /** Whether the view asks what only the server can answer, and has not been answered yet. */
  needsServer(view) {
    return questionOf(view) !== this.#question;
  }

  /**
   * Ask the server for the candidates of a view; resolves to false when another question came first.
   *
   * @param {Record<string, any>} view
   * @returns {Promise<boolean>}
   */
  async ask(view) {
    const question = questionOf(view);
    this.#question = question;
    if (question === "") {
      this.#mask = null;
      return true;
    }
    const answer = await fetch(
      `${this.#url}${this.#url.includes("?") ? "&" : "?"}${question}`,
    ).catch(() => null);
    if (!answer?.ok) {
      this.#question = null; // The next look at the view asks again.
      throw new Error(`candidates: the server answered ${answer?.status ?? "nothing"}`);
    }
    const { rows, version } = await answer.json();
    if (this.#question !== question) return false;
    if (version !== this.#columns.version) {
      // Rows of another version mean other reports: nothing is shown of them, the page is renewed.
      this.#question = "";
      this.#seen(version);
      return false;
    }
    this.#mask = maskOf(rows, this.#columns.count);
    return true;
  }

  /** Rows of the view, ascending. @returns {Uint32Array} */
  rows(view) {
    return select(this.#columns, view, this.#mask, this.#vocabulary);
  }

  /** Rows that meet all filters but the time. @returns {Uint32Array} */
  rowsOfAllTimes(view) {
    return this.rows({ ...view, from: "..", to: ".." });
  }

  /**
   * Rows of the view's window that its other filters leave out, ascending.
   *
   * @param {Record<string, any>} view
   * @param {Uint32Array} rows those of the view
   * @returns {Uint32Array}
   */
  others({ from, to }, rows) {
    const all = { from, to, show: null, kind: null, confidence: null };
    const selected = maskOf(rows, this.#columns.count);
    return select(this.#columns, all, null, this.#vocabulary).filter((row) => selected[row] === 0);
  }

  /**
   * Reports beside each choice, given the other filters.
   *
   * @param {Record<string, any>} view
   * @returns {Map<string, number>} by `show:<set>`, `kind:<word>` and `confidence:<word>`
   */
  facets(view) {
    const counts = new Map();
    const tally = (key, words, column) => {
      const sums = new Array(words.length).fill(0);
      for (const row of this.rows({ ...view, [key]: null })) sums[column[row]] += 1;
      words.forEach((word, code) => counts.set(`${key}:${word}`, sums[code]));
    };
    tally("show", this.#vocabulary.layers, this.#columns.layer);
    tally("kind", this.#vocabulary.kinds, this.#columns.kind);
    tally("confidence", this.#vocabulary.confidences, this.#columns.confidence);
    return counts;
  }
}

function questionOf(view) {
  const parts = [];
  for (const key of SERVER_KEYS) {
    const value = written(key, view[key]);
    if (value !== null) parts.push(`${key}=${encodeURIComponent(value)}`);
  }
  return parts.join("&");
}

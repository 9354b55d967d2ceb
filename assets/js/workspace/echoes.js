/**
 * Echoes: values that were set into a control and that Dash has still to report.
 *
 * Dash reports a value that it was given as if the reader had chosen it, and later: when another value
 * has been set since, the late report must not count as the reader's wish.
 *
 * @module workspace/echoes
 */

/** A report that has not come by then does not come: the control had the value already. */
const LATEST_MS = 2000;

export class Echoes {
  /** @type {Map<string, {text: string, at: number}[]>} */
  #sent = new Map();

  /** A value was set. @param {string} key of the control @param {any} value */
  expect(key, value) {
    this.#sent.set(key, [...this.#fresh(key), { text: textOf(value), at: performance.now() }]);
  }

  /** Whether a report is that of a value which was set; it counts for those before it too. @returns {boolean} */
  heard(key, value) {
    const sent = this.#fresh(key);
    const at = sent.findIndex(({ text }) => text === textOf(value));
    if (at >= 0) this.#sent.set(key, sent.slice(at + 1));
    return at >= 0;
  }

  #fresh(key) {
    const now = performance.now();
    return (this.#sent.get(key) ?? []).filter(({ at }) => now - at < LATEST_MS);
  }
}

function textOf(value) {
  return JSON.stringify(value ?? null);
}

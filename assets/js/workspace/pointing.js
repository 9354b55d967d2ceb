/**
 * Pointing: which reports are pointed at, shared by all panels.
 *
 * A panel says what the pointer (or the keyboard) is on; the others show it.
 *
 * @module workspace/pointing
 */

export class Pointing {
  #followers = [];
  /** Rows of the columns, empty for none. @type {number[]} */
  rows = [];

  /**
   * Point at reports.
   *
   * @param {ArrayLike<number> | null} rows null or empty for none
   * @param {string} source the panel that points: `map`, `timeline`, `table`, `stats`, `list` …
   */
  set(rows, source) {
    const next = rows ? Array.from(rows) : [];
    if (next.length === this.rows.length && next.every((row, i) => row === this.rows[i])) return;
    this.rows = next;
    for (const follower of this.#followers) follower(next, source);
  }

  /** @param {(rows: number[], source: string) => void} follower called after each change */
  follow(follower) {
    this.#followers.push(follower);
  }
}

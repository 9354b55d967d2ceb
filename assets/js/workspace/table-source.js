/**
 * Table source: where the grid gets its rows, a block at a time, from the server.
 *
 * A datasource of the grid's infinite row model. The component's way through Dash keeps a single
 * request and forgets it when it fails, after which no row comes any more. Here every request gets its
 * answer: one that fails is made again, one that nobody waits for any longer is given up.
 *
 * @module workspace/table-source
 */

/** Pauses before a failed request is made again, ms: each is twice the one before. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 16_000;

export class TableSource {
  #url;
  #query = "";
  #waiting = new AbortController();
  #seen;
  #took;
  #failing;
  /** Ends the pause before a failed request is made again. */
  #again = () => {};

  /**
   * @param {{url: string, seen?: (version: string) => void, took?: (rows: object[]) => void,
   *   failing?: (is: boolean) => void}} options url: of the rows, without a query; seen: told the data
   *   version of each answer; took: told the rows of each answer before the grid has them; failing:
   *   told when the server has not answered and when it does again
   */
  constructor({ url, seen = () => {}, took = () => {}, failing = () => {} }) {
    this.#url = url;
    this.#seen = seen;
    this.#took = took;
    this.#failing = failing;
  }

  /** Do not wait any longer before what failed is asked for again. */
  tryNow() {
    this.#again();
  }

  /**
   * Ask for the rows of this view from now on.
   *
   * @param {string} query the view's link
   * @param {boolean} other whether its rows are other ones: then nobody waits for the former ones
   */
  follow(query, other) {
    this.#query = query;
    if (!other) return;
    this.#waiting.abort();
    this.#waiting = new AbortController();
  }

  /**
   * What the grid calls for a block; each call ends in one of its callbacks.
   *
   * @param {{startRow: number, endRow: number, failCallback: () => void,
   *   sortModel: {colId: string, sort: "asc" | "desc"}[],
   *   successCallback: (rows: object[], count: number) => void}} block
   */
  async getRows({ startRow, endRow, sortModel, successCallback, failCallback }) {
    const { signal } = this.#waiting;
    const asked = new URLSearchParams(this.#query);
    asked.set("start", String(startRow));
    asked.set("end", String(endRow));
    if (sortModel?.length) {
      asked.set("sort", sortModel[0].colId);
      asked.set("order", sortModel[0].sort);
    }
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const found = await answered(`${this.#url}?${asked}`, signal);
      if (signal.aborted) return failCallback();
      this.#failing(!found);
      if (found) {
        this.#seen(found.version);
        this.#took(found.rows);
        return successCallback(found.rows, found.count);
      }
      await this.#pause(pause);
    }
  }

  #pause(ms) {
    return new Promise((done) => {
      const before = this.#again;
      const timer = setTimeout(done, ms);
      this.#again = () => {
        before();
        clearTimeout(timer);
        done();
      };
    });
  }
}

/** The server's answer, null when there is none. */
async function answered(address, signal) {
  try {
    const answer = await fetch(address, { signal });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

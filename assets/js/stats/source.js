/**
 * Source: the figures of a view, asked of the server once a view.
 *
 * @module stats/source
 */

export class Source {
  #url;
  #seen;
  #asked = "";
  #answer = null;
  #waiting = new AbortController();

  /**
   * @param {string} url
   * @param {(version: string) => void} seen told the data version of each answer
   */
  constructor(url, seen) {
    this.#url = url;
    this.#seen = seen;
  }

  /**
   * @param {string} question the view's link
   * @param {string} version of the data that the page has: another one is asked for again
   * @param {string[]} [figures] ids; all when left out
   * @returns {Promise<any>} the answer; null when there is none, or another has been asked for since
   */
  async ask(question, version, figures = []) {
    const asked = new URLSearchParams(question);
    if (figures.length) asked.set("figures", figures.join(","));
    const key = `${version}?${asked}`;
    if (key === this.#asked && this.#answer) return this.#answer;
    this.#waiting.abort();
    this.#waiting = new AbortController();
    this.#asked = key;
    this.#answer = null;
    const { signal } = this.#waiting;
    try {
      const answer = await fetch(`${this.#url}?${asked}`, { signal });
      if (!answer.ok) return null;
      const found = await answer.json();
      if (signal.aborted) return null;
      this.#seen(found.version);
      return (this.#answer = found);
    } catch {
      return null;
    }
  }
}

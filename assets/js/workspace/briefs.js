/**
 * Briefs: titles of reports by row, fetched by chunk when first needed and kept.
 *
 * @module workspace/briefs
 */

/** @typedef {{id: string, title: string, place: string, dates: string, layer: string, kind: string,
 *   confidence: string, geo_precision: string}} Brief */

export class Briefs {
  #template;
  #size;
  /** @type {Map<number, Promise<Brief[]>>} */
  #chunks = new Map();

  #languages;

  /**
   * @param {{url: string, size: number, view?: {lang: string, names: string}}} options url holds
   *   `{chunk}`; view: of dates and of names of places
   */
  constructor({ url, size, view = { lang: "en", names: "en" } }) {
    this.#template = url;
    this.#size = size;
    this.#languages = languagesOf(view);
  }

  /** Take the words of a view's languages from now on. @param {{lang: string, names: string}} view */
  speak(view) {
    if (languagesOf(view) === this.#languages) return;
    this.#languages = languagesOf(view);
    this.#chunks.clear();
  }

  /** Take the titles of another version from now on. @param {string} url */
  renew(url) {
    this.#template = url;
    this.#chunks.clear();
  }

  /** @param {number} row @returns {Promise<Brief>} */
  async of(row) {
    const chunk = Math.floor(row / this.#size);
    if (!this.#chunks.has(chunk)) this.#chunks.set(chunk, this.#fetch(chunk));
    return (await this.#chunks.get(chunk))[row % this.#size];
  }

  async #fetch(chunk) {
    const answer = await fetch(this.#template.replace("{chunk}", String(chunk)) + this.#languages);
    if (!answer.ok) {
      this.#chunks.delete(chunk);
      throw new Error(`briefs: the server answered ${answer.status}`);
    }
    return answer.json();
  }
}

/** What an address says of languages; English is not said. */
function languagesOf({ lang, names }) {
  return (lang === "en" ? "" : `&lang=${lang}`) + (names === "en" ? "" : `&names=${names}`);
}

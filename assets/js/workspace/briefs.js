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

  /** @param {{url: string, size: number}} options url holds `{chunk}` */
  constructor({ url, size }) {
    this.#template = url;
    this.#size = size;
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
    const answer = await fetch(this.#template.replace("{chunk}", String(chunk)));
    if (!answer.ok) {
      this.#chunks.delete(chunk);
      throw new Error(`briefs: the server answered ${answer.status}`);
    }
    return answer.json();
  }
}

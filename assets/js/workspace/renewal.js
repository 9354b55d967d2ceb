/**
 * Renewal: an open page is brought to the newest data, and its view stays.
 *
 * Row numbers belong to one version. What the page holds by row (the opened event, a list) is asked
 * for anew with the news; an answer that tells of another version than the page's brings a look.
 *
 * @module workspace/renewal
 */

import { fetchColumns } from "../columns.js";
import { Live } from "../live.js";
import { askNews } from "./news.js";

export class Renewal {
  #live;
  #urls;
  #version;
  #shown;
  #renew;
  /** Whether the data has changed since the page was loaded. */
  done = false;

  /**
   * @param {{urls: {version: string, news: string}, version: string,
   *   shown: () => {event: string | null, listed: number[]},
   *   renew: (columns: import("../columns.js").Columns, news: import("./news.js").News,
   *     event: string | null) => void}} options
   *   shown: what the page holds by row; renew: takes the new columns and what came with them
   */
  constructor({ urls, version, shown, renew }) {
    this.#urls = urls;
    this.#version = version;
    this.#shown = shown;
    this.#renew = renew;
    this.#live = new Live({ url: urls.version, version, changed: () => this.#take() });
  }

  start() {
    this.#live.start();
  }

  /** An answer of the server was of this version. @param {string} version */
  saw(version) {
    if (version !== this.#version) this.#live.look();
  }

  /** The row of an event in the present version, null when it is gone. @param {string} event */
  async rowOf(event) {
    const news = await askNews(this.#urls.news, { since: this.#version, event, subject: [] });
    return news.event.row;
  }

  async #take() {
    const { event, listed } = this.#shown();
    const news = await askNews(this.#urls.news, { since: this.#version, event, subject: listed });
    const columns = await fetchColumns(news.urls.columns);
    // Between the two answers the data may have changed once more: the next look finds that.
    if (columns.version === news.version) {
      this.done = true;
      this.#version = news.version;
      this.#renew(columns, news, event);
    }
    return this.#version;
  }
}

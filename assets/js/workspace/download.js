/**
 * Download: the list of files of the view, opened by its button.
 *
 * Keeps the addresses of the files at the view; asks the server, when the list is opened, what of
 * the view is withheld and why.
 *
 * @module workspace/download
 */

import { localesOf } from "../timeline/days.js";
import { Popover } from "./popover.js";
import { filled } from "./texts.js";

export class Download {
  #list;
  #words;
  #query = "";

  /**
   * @param {HTMLElement} button
   * @param {HTMLElement} list holds links with `data-way`; `data-files` is the address of what is
   *   told of the files
   * @param {Record<string, string>} words
   */
  constructor(button, list, words) {
    this.#list = list;
    this.#words = words;
    const popover = new Popover(button, list, () => this.#tellWithheld());
    list.addEventListener("click", (event) => event.target.closest("a") && popover.close());
  }

  /**
   * The view has changed.
   *
   * @param {string} query of its link
   * @param {number} count of its reports
   * @param {string} lang
   */
  show(query, count, lang) {
    const said = filled(count === 1 ? this.#words.count_one : this.#words.count_many, {
      n: new Intl.NumberFormat(localesOf(lang)).format(count),
    });
    this.#list.querySelector("#download-count").textContent = said;
    this.#query = query;
    for (const link of this.#list.querySelectorAll("a[data-way], a[data-of-view]")) {
      link.href = addressed(new URL(link.href).pathname, query);
    }
  }

  async #tellWithheld() {
    const query = this.#query;
    let withheld = [];
    try {
      const answer = await fetch(addressed(this.#list.dataset.files, query));
      if (answer.ok) ({ withheld } = await answer.json());
      else withheld = [(await answer.json()).detail];
    } catch {
      // The files say it themselves; the next opening asks again.
    }
    if (query !== this.#query) return;
    const element = this.#list.querySelector("#download-withheld");
    element.hidden = withheld.length === 0;
    element.replaceChildren(...withheld.map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    }));
  }
}

function addressed(path, query) {
  return query ? `${path}?${query}` : path;
}

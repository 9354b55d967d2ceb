/**
 * Download: the list of files of the view, opened by its button.
 *
 * Keeps the addresses of the files at the view; asks the server, when the list is opened, what of
 * the view is withheld and why.
 *
 * @module workspace/download
 */

import { filled } from "./texts.js";

const GAP = 4;

export class Download {
  #button;
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
    this.#button = button;
    this.#list = list;
    this.#words = words;
    list.popover = "auto";
    list.hidden = false;
    button.popoverTargetElement = list;
    button.setAttribute("aria-expanded", "false");
    list.addEventListener("toggle", (event) => this.#toggled(event.newState === "open"));
    list.addEventListener("click", (event) => event.target.closest("a") && list.hidePopover());
    // The page closes more than this list with Escape.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !list.matches(":popover-open")) return;
      event.preventDefault();
      list.hidePopover();
    }, { capture: true });
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
      n: new Intl.NumberFormat(lang).format(count),
    });
    this.#list.querySelector("#download-count").textContent = said;
    this.#query = query;
    for (const link of this.#list.querySelectorAll("a[data-way], a[data-of-view]")) {
      link.href = addressed(new URL(link.href).pathname, query);
    }
  }

  #toggled(open) {
    this.#button.setAttribute("aria-expanded", String(open));
    if (!open) return;
    this.#place();
    this.#tellWithheld();
  }

  /** Under the button, inside the window. */
  #place() {
    const { bottom, right } = this.#button.getBoundingClientRect();
    const { offsetWidth: width } = this.#list;
    const left = Math.max(GAP * 2, Math.min(right - width, window.innerWidth - width - GAP * 2));
    this.#list.style.top = `${bottom + GAP}px`;
    this.#list.style.left = `${left}px`;
    this.#list.style.maxHeight = `${window.innerHeight - bottom - GAP * 3}px`;
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

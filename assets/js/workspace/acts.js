/**
 * Acts: what the reader does to the whole page by press or key: open, list, close, reset, copy.
 *
 * Listens to the document, so that links and rows which come later answer too.
 *
 * @module workspace/acts
 */

import { rowOf } from "./table-rows.js";

const SAID_MS = 1600;

export class Acts {
  #page;
  #onOpen = [];
  #onMapAction = () => {};

  /** @param {import("./page.js").Page} page */
  constructor(page) {
    this.#page = page;
  }

  /** @param {(row: number) => void} follower called with the row of a report that has been opened */
  onOpen(follower) {
    this.#onOpen.push(follower);
  }

  /** @param {(action: string) => void} handler of the buttons that move the map */
  onMapAction(handler) {
    this.#onMapAction = handler;
  }

  /** Do what a button of the map does. @param {string} action */
  mapAction(action) {
    this.#onMapAction(action);
  }

  /** Open a report. @param {string} id @param {number} row */
  open(id, row) {
    this.#page.stop();
    this.#page.subject = null;
    this.#page.state.change({ event: id, eventRow: row });
    for (const follower of this.#onOpen) follower(row);
  }

  /** Open the report of a row. @param {number} row */
  openRow(row) {
    return this.#page.briefs.of(row).then(({ id }) => this.open(id, row));
  }

  /** Show an area or a list in the detail; nothing closes it. @param {any} what */
  present(what) {
    const { state } = this.#page;
    this.#page.subject = what;
    if (state.view.event) state.change({ event: null, eventRow: null });
    else this.#page.again();
  }

  close() {
    this.present(null);
  }

  /** All filters back to the defaults; how the page is looked at stays. */
  reset() {
    const { at, theme, names, lang, layers, event, eventRow, v } = this.#page.view;
    this.#page.state.change({ ...this.#page.defaults, at, theme, names, lang, layers, event, eventRow, v });
  }

  /** Answer to presses and keys from now on. */
  listen() {
    document.addEventListener("click", (event) => this.#clicked(event));
    document.addEventListener("keydown", (event) => this.#keyed(event));
    document.addEventListener("pointerover", ({ target }) => {
      const element = /** @type {HTMLElement} */ (target);
      if (!element.closest?.(".mapframe, #stats")) this.#page.hover.set(this.#pointed(element), "list");
    });
    document.addEventListener("focusin", ({ target }) => {
      const element = /** @type {HTMLElement} */ (target);
      this.#page.focus.set(this.#pointed(element), element.closest?.(".ag-row") ? "table" : "list");
    });
  }

  #clicked(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const chosen = target.closest("[data-event-id]");
    const row = chosen ? rowOf(chosen) : NaN;
    const action = target.closest("[data-map-action]");
    if (row >= 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.open(chosen.dataset.eventId, row);
    } else if (target.closest("[data-close-detail]")) this.close();
    else if (action) this.#onMapAction(action.dataset.mapAction);
    else if (target.id === "copy-link") this.#copyLink(target);
    else if (target.id === "reset") this.reset();
  }

  #keyed(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const row = target.closest?.(".ag-row[data-event-id][data-row]");
    if (event.key === "Enter" && row) this.open(row.dataset.eventId, rowOf(row));
    else if (event.key === "Escape" && !event.defaultPrevented && !target.closest("input, select")) this.close();
  }

  /** The row of the report that an element is about, as a list; null for none. */
  #pointed(element) {
    const chosen = element.closest?.("[data-event-id][data-row]");
    return chosen ? [rowOf(chosen)] : null;
  }

  async #copyLink(button) {
    this.#page.link.flush();
    await navigator.clipboard.writeText(location.href);
    const text = button.textContent;
    button.textContent = this.#page.words.ui.copied;
    setTimeout(() => (button.textContent = text), SAID_MS);
  }
}

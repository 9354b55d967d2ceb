/**
 * Tabs: panels that share a place, one of them shown (WAI-ARIA tabs, chosen as the focus moves).
 *
 * A panel that is not shown may ask to be laid out all the same (a grid must know its size): the
 * style sheet does that by the class `records__panel--aside`.
 *
 * @module stats/tabs
 */

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

export class Tabs {
  #tabs;
  #onShow;

  /**
   * @param {HTMLElement} list the element with role `tablist`
   * @param {(panel: string) => void} onShow called with the id of the panel that is shown
   */
  constructor(list, onShow) {
    this.#tabs = [...list.querySelectorAll("[role=tab]")];
    this.#onShow = onShow;
    list.addEventListener("click", ({ target }) => {
      const tab = target.closest("[role=tab]");
      if (tab) this.show(tab.getAttribute("aria-controls"));
    });
    list.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Id of the panel that is shown. */
  get shown() {
    return this.#tabs.find((tab) => tab.getAttribute("aria-selected") === "true").getAttribute("aria-controls");
  }

  /** @param {string} panel id */
  show(panel) {
    if (panel === this.shown) return;
    for (const tab of this.#tabs) {
      const its = tab.getAttribute("aria-controls");
      const chosen = its === panel;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      const element = document.getElementById(its);
      if (element.classList.contains("records__panel")) element.classList.toggle("records__panel--aside", !chosen);
      else element.hidden = !chosen;
    }
    this.#onShow(panel);
  }

  #key(event) {
    const at = this.#tabs.indexOf(document.activeElement);
    const last = this.#tabs.length - 1;
    const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
    let next;
    if (event.key in STEPS) next = (at + STEPS[event.key] * forward + this.#tabs.length) % this.#tabs.length;
    else if (event.key === "Home") next = 0;
    else if (event.key === "End") next = last;
    else return;
    event.preventDefault();
    this.#tabs[next].focus();
    this.show(this.#tabs[next].getAttribute("aria-controls"));
  }
}

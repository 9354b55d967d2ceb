/**
 * Detail focus: what a reader without a pointer, or with a small screen, needs when the detail
 * changes: its title is said once, the keyboard is not dropped, and the title is in sight.
 *
 * @module workspace/detail-focus
 */

export class DetailFocus {
  #detail;
  #said;
  /** Where the keyboard was before it went into the detail. @type {HTMLElement | null} */
  #cameFrom = null;
  #within = false;
  #title = "";

  /**
   * @param {HTMLElement} detail can be focused by script
   * @param {HTMLElement} said a live region inside it that nothing else writes to
   */
  constructor(detail, said) {
    this.#detail = detail;
    this.#said = said;
    document.addEventListener("focusin", ({ target }) => this.#focused(/** @type {HTMLElement} */ (target)));
    new MutationObserver(() => this.#changed()).observe(detail, { childList: true, subtree: true });
    this.#title = this.#heading?.textContent ?? "";
  }

  get #heading() {
    return this.#detail.querySelector("h2");
  }

  #focused(target) {
    this.#within = this.#detail.contains(target);
    if (!this.#within) this.#cameFrom = target;
  }

  #changed() {
    const heading = this.#heading;
    const title = heading?.textContent ?? "";
    if (this.#within && document.activeElement === document.body) this.#catch(title);
    if (title === this.#title) return;
    this.#title = title;
    this.#said.textContent = title;
    if (title && document.body.dataset.ready) this.#bringIntoSight(heading);
  }

  /** What was focused is gone: stay in the detail while it is open, else go back. */
  #catch(title) {
    const back = !title && this.#cameFrom?.isConnected ? this.#cameFrom : this.#detail;
    back.focus({ preventScroll: true });
  }

  #bringIntoSight(heading) {
    this.#detail.scrollTop = 0;
    const { top, bottom } = heading.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) this.#detail.scrollIntoView({ block: "nearest" });
  }
}

/**
 * Popover: a list that a button opens under itself, and that Escape, a press elsewhere or the button
 * closes.
 *
 * @module workspace/popover
 */

const GAP = 4;

export class Popover {
  #button;
  #list;

  /**
   * @param {HTMLButtonElement} button
   * @param {HTMLElement} list
   * @param {() => void} [opened] called when the list has opened
   */
  constructor(button, list, opened = () => {}) {
    this.#button = button;
    this.#list = list;
    list.popover = "auto";
    list.hidden = false;
    button.popoverTargetElement = list;
    button.setAttribute("aria-expanded", "false");
    list.addEventListener("toggle", (event) => {
      const open = event.newState === "open";
      button.setAttribute("aria-expanded", String(open));
      if (!open) return;
      this.#place();
      opened();
    });
    // The page closes more than this list with Escape.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !list.matches(":popover-open")) return;
      event.preventDefault();
      this.close();
    }, { capture: true });
  }

  close() {
    if (this.#list.matches(":popover-open")) this.#list.hidePopover();
  }

  /** Under the button, or above it where there is more room, inside the window. */
  #place() {
    const { top, bottom, right } = this.#button.getBoundingClientRect();
    const { offsetWidth: width, style } = this.#list;
    const left = Math.max(GAP * 2, Math.min(right - width, window.innerWidth - width - GAP * 2));
    const below = window.innerHeight - bottom - GAP * 3;
    const above = top - GAP * 3;
    const down = below >= this.#list.scrollHeight || below >= above;
    style.top = down ? `${bottom + GAP}px` : "auto";
    style.bottom = down ? "auto" : `${window.innerHeight - top + GAP}px`;
    style.left = `${left}px`;
    style.maxHeight = `${down ? below : above}px`;
  }
}

/**
 * Shortcuts: single keys that do what a button does. Which key does what comes with the page.
 *
 * They rest while the reader writes in a field, while a dialog is open and while a modifier is held,
 * and can be switched off (WCAG 2.1.4).
 *
 * @module workspace/shortcuts
 */

const WRITES = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";
/** What Space presses, or scrolls. */
const PRESSED = "a, button, input, select, summary, textarea, [role], [tabindex]:not([tabindex='-1']), .ag-cell";

/** @typedef {{id: string, keys: string[]}} Shortcut */

export class Shortcuts {
  /** Whether keys with a character on them act. */
  on = true;
  #byKey = new Map();
  #acts;

  /** @param {Shortcut[]} list @param {Record<string, () => void>} acts by id; one may be missing */
  constructor(list, acts) {
    this.#acts = acts;
    for (const { id, keys } of list) for (const key of keys) this.#byKey.set(key, id);
    document.addEventListener("keydown", (event) => this.#keyed(event));
  }

  #keyed(event) {
    const act = this.#acts[this.#byKey.get(event.key)];
    if (!act || !this.on || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest?.(WRITES) || document.querySelector("dialog[open]")) return;
    if (event.key === " " && target.closest?.(PRESSED)) return;
    event.preventDefault();
    act();
  }
}

/**
 * Last filter: which filter the reader set last, so that it can be taken away when nothing is left.
 *
 * @module workspace/last-filter
 */

/** Keys of the view that say how it is looked at, and not what is selected. */
const LOOK = new Set([
  "layers", "asof", "asofPinned", "event", "eventRow", "at", "compare", "mode", "count", "names",
  "lang", "theme", "others", "v",
]);
const TIME = ["from", "to"];
const OPEN = "..";

export class LastFilter {
  #state;
  #defaults;
  /** Keys of filters, the one that was set last at the end. @type {string[]} */
  #order = [];
  #seen;

  /** @param {import("./state.js").State} state @param {Record<string, any>} defaults */
  constructor(state, defaults) {
    this.#state = state;
    this.#defaults = defaults;
    this.#seen = defaults;
  }

  /** Take note of a view. @param {Record<string, any>} view */
  look(view) {
    for (const key of Object.keys(view)) {
      if (LOOK.has(key) || same(view[key], this.#seen[key])) continue;
      this.#order = this.#order.filter((other) => other !== key);
      this.#order.push(key);
    }
    this.#seen = view;
  }

  /** Whether there is a filter to take away. */
  get any() {
    return this.#last !== null;
  }

  /** Take the last filter away; the last one of all is the period, which is then opened. */
  drop() {
    const key = this.#last;
    if (key === null) return;
    if (TIME.includes(key)) this.#state.change({ from: OPEN, to: OPEN });
    else this.#state.change({ [key]: this.#defaults[key] });
  }

  get #last() {
    const { view } = this.#state;
    const set = this.#order.filter((key) => !this.#stands(key, view));
    if (set.length) return set[set.length - 1];
    return TIME.some((end) => view[end] !== OPEN) ? "to" : null;
  }

  /** Whether a key filters nothing. */
  #stands(key, view) {
    return TIME.includes(key) ? view[key] === OPEN : same(view[key], this.#defaults[key]);
  }
}

function same(a, b) {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/**
 * Steps: the reader's filter steps, to take back and do again without touching the camera.
 *
 * Beside Back and Forward, which walk through everything: a step is a change of what is selected,
 * whoever made it. A drag or playing is one step, however many days it passed.
 *
 * @module workspace/steps
 */

/** The keys of a view that select. */
export const FILTER_KEYS = [
  "show", "kind", "from", "to", "region", "bbox", "near", "within", "q", "confidence", "actor",
  "publisher", "casualties", "precision",
];

const MOST = 200;

export class Steps {
  #page;
  #present;
  #done = [];
  #undone = [];
  #changed = () => {};

  /** @param {import("./page.js").Page} page */
  constructor(page) {
    this.#page = page;
    this.#present = filtersOf(page.view);
    page.state.follow((now) => this.record(now));
  }

  /** @param {() => void} follower called when there is more or less to take back */
  onChange(follower) {
    this.#changed = follower;
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** Take note of a view; only what selects counts, and only at rest. @param {any} view */
  record(view) {
    const filters = filtersOf(view);
    if (this.#page.moving || same(filters, this.#present)) return;
    this.#done.push(this.#present);
    if (this.#done.length > MOST) this.#done.shift();
    this.#undone = [];
    this.#present = filters;
    this.#changed();
  }

  undo() {
    this.#walk(this.#done, this.#undone);
  }

  redo() {
    this.#walk(this.#undone, this.#done);
  }

  #walk(from, to) {
    if (!from.length) return;
    this.#page.stop();
    to.push(this.#present);
    this.#present = from.pop();
    this.#page.state.change(this.#present);
    this.#changed();
  }
}

function filtersOf(view) {
  return Object.fromEntries(FILTER_KEYS.map((key) => [key, view[key] ?? null]));
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Touched: which fields the reader has used since they were last set.
 *
 * A date field of Dash reports what it was given as if it had been chosen, and so late that another
 * value may have been set since. What the reader means comes after a press or a key in the field, or
 * in the calendar that belongs to it; anything else is such a report.
 *
 * @module workspace/touched
 */

const CALENDAR = ".mantine-Popover-dropdown";

export class Touched {
  #fields;
  #used = new Set();

  /** @param {string[]} fields names of the controls */
  constructor(fields) {
    this.#fields = fields;
    for (const kind of ["pointerdown", "keydown", "click", "input"]) {
      document.addEventListener(kind, ({ target }) => this.#note(target), { capture: true });
    }
  }

  /** Whether the control is one of the fields. @param {string} name */
  watches(name) {
    return this.#fields.includes(name);
  }

  /** The field was set to what the view says. @param {string} name */
  set(name) {
    this.#used.delete(name);
  }

  /** @param {string} name */
  has(name) {
    return this.#used.has(name);
  }

  #note(target) {
    if (!(target instanceof Element)) return;
    const inCalendar = target.closest(CALENDAR) !== null;
    for (const name of this.#fields) {
      const input = document.getElementById(JSON.stringify({ control: name, value: "" }));
      const field = input?.closest(".mantine-InputWrapper-root") ?? input?.parentElement;
      if (inCalendar || field?.contains(target)) this.#used.add(name);
    }
  }
}

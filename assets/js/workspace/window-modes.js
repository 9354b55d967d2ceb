/**
 * Window modes: what choosing one of them makes of the window, and how the player walks in each.
 *
 * The window is `from` and `to` of the view in every mode, so that files and counts agree with what
 * is seen: `range` is any window, `slide` one that moves whole, `cumulative` one whose last day is the
 * cursor, `day` one of a single day. A window of several days is no single day: `settled` says so.
 *
 * @module workspace/window-modes
 */

/** @typedef {"range" | "slide" | "cumulative" | "day"} WindowMode */

/** How the player walks. @type {Record<WindowMode, import("../play.js").Mode>} */
export const WALKS = { range: "grow", slide: "slide", cumulative: "extend", day: "slide" };

const OPEN = "..";
/** Modes whose window is chosen as a whole. */
const WHOLE = ["range", "slide"];

/** The view, with the mode that its window can have. @param {any} view */
export function settled(view) {
  const oneDay = view.from !== OPEN && view.from === view.to;
  return view.mode === "day" && !oneDay ? { ...view, mode: "range" } : view;
}

export class WindowModes {
  /** The window that was chosen as a whole. @type {{from: string, to: string} | null} */
  #whole = null;

  /** Remember the window of a view that stands still. @param {any} view */
  remember({ mode, from, to }) {
    if (WHOLE.includes(mode)) this.#whole = { from, to };
  }

  /**
   * What choosing a mode changes.
   *
   * @param {WindowMode} mode
   * @param {any} view
   * @param {string} latest ISO day of the newest report: what an open window ends with
   */
  choose(mode, view, latest) {
    if (mode === "day") return { mode, ...this.#oneDay(view, latest) };
    if (mode === "cumulative") {
      const from = view.mode === "day" ? (this.#whole?.from ?? OPEN) : view.from;
      return { mode, from: from > view.to && from !== OPEN ? OPEN : from };
    }
    return WHOLE.includes(view.mode) || !this.#whole ? { mode } : { mode, ...this.#whole };
  }

  /**
   * As far as a walk goes on: to the ends of the window that was chosen as a whole while the cursor is
   * in it, else to those of the time line.
   *
   * @param {any} view @param {{from: string, to: string}} frame of the time line, ISO days
   */
  bounds({ mode, to }, frame) {
    const whole = this.#whole;
    if (WHOLE.includes(mode) || !whole || to < whole.from || to > whole.to) return frame;
    return {
      from: whole.from === OPEN ? frame.from : whole.from,
      to: whole.to === OPEN ? frame.to : whole.to,
    };
  }

  /** The cursor's day: of a growing window its last, of a range its first. */
  #oneDay({ mode, from, to }, latest) {
    const last = to === OPEN ? latest : to;
    const day = mode === "cumulative" || from === OPEN ? last : from;
    return { from: day, to: day };
  }
}

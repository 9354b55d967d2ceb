/**
 * State: the one view value of the page and those who follow it.
 *
 * Every gesture and every control ends in `change`; everything that is seen follows from `view`.
 * Knows the link; knows no panel, no map and no Dash.
 *
 * @module workspace/state
 */

import { settled } from "./window-modes.js";

/** @typedef {Record<string, any>} View as the boot data gives it, with `eventRow` and `asofPinned` */

export class State {
  #followers = [];
  #link;

  /**
   * @param {View} view
   * @param {import("../link.js").Link} link
   */
  constructor(view, link) {
    /** @type {View} */
    this.view = view;
    this.#link = link;
    link.start(view);
    link.onPop((earlier) => this.#become(earlier, true));
  }

  /**
   * Call back after each change.
   *
   * @param {(view: View, before: View, walked: boolean) => void} follower walked: by Back or Forward
   */
  follow(follower) {
    this.#followers.push(follower);
  }

  /**
   * Change some keys of the view.
   *
   * @param {Partial<View>} patch
   * @param {"push" | "replace" | "none"} [history] push: a deliberate act, which Back undoes;
   *   replace: the camera; none: the middle of a drag or of playing, whose end is pushed
   */
  change(patch, history = "push") {
    const next = settled({ ...this.view, ...patch });
    if (!same(next, this.view)) this.#become(next);
    if (history === "push") this.#link.push(next);
    else if (history === "replace") this.#link.replace(next);
  }

  /** Set right what the present view says of the data, which is no act of the reader. @param {Partial<View>} patch */
  amend(patch) {
    this.view = { ...this.view, ...patch };
    this.#link.replace(this.view);
  }

  #become(view, walked = false) {
    const before = this.view;
    this.view = view;
    for (const follower of this.#followers) follower(view, before, walked);
  }
}

/** The day whose control is shown. @param {View} view @param {string} today @returns {string} ISO */
export function controlDay(view, today) {
  if (view.asofPinned) return view.asof;
  return view.to === ".." ? today : view.to;
}

/** Whether two views say the same. */
export function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

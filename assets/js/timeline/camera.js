/**
 * Camera: the frame that is shown now, and its moves, with a short glide where motion is welcome.
 *
 * @module timeline/camera
 */

import * as frames from "./frame.js";
import { edgesOf } from "./window.js";

const GLIDE_MS = 200;

export class Camera {
  #request = 0;

  /**
   * @param {() => import("./frame.js").Span} extent as far as the axis goes
   * @param {() => void} changed
   */
  constructor(extent, changed) {
    this.extent = extent;
    this.changed = changed;
    /** @type {import("./frame.js").Span | null} null until a window and the record are known */
    this.frame = null;
  }

  /** @param {import("./frame.js").Span} frame */
  show(frame) {
    cancelAnimationFrame(this.#request);
    this.#put(frame);
  }

  #put(frame) {
    if (this.frame && frames.same(frame, this.frame)) return;
    this.frame = frame;
    this.changed();
  }

  /** @param {number} factor @param {number} at the moment that stays where it is */
  zoom(factor, at) {
    if (this.frame) this.show(frames.zoom(this.frame, factor, at, this.extent()));
  }

  /** @param {number} days */
  pan(days) {
    if (this.frame) this.show(frames.pan(this.frame, days, this.extent()));
  }

  /** Zoom about the visible part of the window. @param {number} factor @param {import("./window.js").Window} window */
  zoomAbout(factor, window) {
    const [from, to] = this.frame ?? this.extent();
    const [first, last] = edgesOf(window, [from, to]);
    const middle = (Math.max(first, from) + Math.min(last, to)) / 2;
    const at = middle > from && middle < to ? middle : (from + to) / 2;
    this.glideTo(frames.zoom([from, to], factor, at, this.extent()));
  }

  /** Move as little as needed to have the closed ends of a window in sight. @param {import("./window.js").Window} window */
  follow({ from, to }) {
    const span = [from ?? to, to ?? from];
    if (span[0] === null || !this.frame) return;
    this.show(frames.follow(this.frame, [span[0], span[1] + 1], this.extent()));
  }

  /** @param {import("./frame.js").Span} target */
  glideTo(target) {
    cancelAnimationFrame(this.#request);
    const start = this.frame;
    if (!start || matchMedia("(prefers-reduced-motion: reduce)").matches) return this.#put(target);
    const began = performance.now();
    const step = (now) => {
      const t = Math.min(1, Math.max(0, now - began) / GLIDE_MS);
      const eased = 1 - (1 - t) ** 3;
      this.#put(t === 1 ? target : [0, 1].map((i) => start[i] + (target[i] - start[i]) * eased));
      if (t < 1) this.#request = requestAnimationFrame(step);
    };
    this.#request = requestAnimationFrame(step);
  }

  stop() {
    cancelAnimationFrame(this.#request);
  }
}

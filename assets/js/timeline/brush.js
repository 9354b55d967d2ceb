/**
 * Brush: pointer and keyboard on the plot become windows, zooms and clicks.
 *
 * Own pointer events, not a library's: those claim every touch, so that a finger that starts on
 * the time line could not scroll the page. Here the style sheet leaves vertical movement to the
 * browser (`touch-action: pan-y`); when the browser takes the touch, the gesture is taken back.
 *
 * @module timeline/brush
 */

import { drawn, edgesOf, extreme, moved, resized, same, stepped } from "./window.js";

const CLICK_PX = 4;
const LEAP = 7;

/**
 * @typedef {object} Host what the brush asks and tells; days have fractions here
 * @property {() => import("./scale.js").Scale} scale
 * @property {() => import("./bins.js").Unit} unit
 * @property {() => import("./window.js").Window} window
 * @property {() => import("./window.js").Span} extent as far as a window may be drawn
 * @property {() => import("./window.js").Span} record edges of the record's first and last day
 * @property {(window: import("./window.js").Window, final: boolean) => void} change
 * @property {(day: number) => void} click
 * @property {(day: number | null, event?: PointerEvent) => void} hover
 * @property {(factor: number, at: number) => void} zoom
 * @property {(days: number) => void} pan
 */

export class Brush {
  /**
   * @param {SVGSVGElement} svg
   * @param {import("./handles.js").Handles} handles
   * @param {Host} host
   */
  constructor(svg, handles, host) {
    this.svg = svg;
    this.host = host;
    /** @type {Map<number, number>} pointers on the plot and where they are */
    this.pointers = new Map();
    this.gesture = null;
    this.keyed = false;
    this.stop = new AbortController();
    const on = (target, type, does, options = {}) =>
      target.addEventListener(type, does, { signal: this.stop.signal, ...options });
    on(svg, "pointerdown", (event) => this.#down(event));
    on(svg, "pointermove", (event) => this.#move(event));
    on(svg, "pointerup", (event) => this.#up(event));
    on(svg, "pointercancel", (event) => this.#cancel(event));
    on(svg, "pointerleave", () => !this.gesture && host.hover(null));
    on(svg, "wheel", (event) => this.#wheel(event), { passive: false });
    on(svg.ownerDocument, "keydown", (event) => event.key === "Escape" && this.#giveUp());
    for (const handle of [handles.from, handles.to]) {
      on(handle.node, "keydown", (event) => this.#key(event, handle.end));
      on(handle.node, "keyup", () => this.#settle());
      on(handle.node, "blur", () => this.#settle());
    }
  }

  /** Whether a pointer or a key is changing the window now. */
  get busy() {
    return this.keyed || Boolean(this.gesture?.started);
  }

  destroy() {
    this.stop.abort();
  }

  #x(event) {
    return event.clientX - this.svg.getBoundingClientRect().left;
  }

  #down(event) {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    const x = this.#x(event);
    const inPlot = event.target.closest("[data-end], .timeline-surface");
    if (!inPlot) return;
    this.pointers.set(event.pointerId, x);
    if (this.pointers.size === 2) return this.#startPinch();
    if (this.pointers.size > 2) return;
    this.svg.setPointerCapture(event.pointerId);
    this.gesture = { id: event.pointerId, x, day: this.host.scale().day(x), before: this.host.window(), started: false };
    this.gesture.mode = this.#modeAt(event.target.closest("[data-end]")?.dataset.end, this.gesture.day);
  }

  /** What a drag from here does. An open window cannot be moved, so a new one is drawn. */
  #modeAt(end, day) {
    if (end) return end;
    const { from, to } = this.host.window();
    const [first, last] = edgesOf({ from, to }, this.host.extent());
    return day >= first && day < last && !(from === null && to === null) ? "move" : "new";
  }

  #move(event) {
    const x = this.#x(event);
    if (this.pointers.has(event.pointerId)) this.pointers.set(event.pointerId, x);
    if (this.pinch) return this.#pinched();
    const { gesture } = this;
    if (!gesture) {
      const over = event.target.closest(".timeline-surface, [data-end]");
      return this.host.hover(over ? this.host.scale().day(x) : null, event);
    }
    if (event.pointerId !== gesture.id) return;
    if (!gesture.started && Math.abs(x - gesture.x) < CLICK_PX) return;
    if (!gesture.started) {
      gesture.started = true;
      this.svg.dataset.gesture = gesture.mode;
      this.host.hover(null);
    }
    this.#change(this.#dragged(gesture, this.host.scale().day(x)));
  }

  #dragged({ mode, before, day }, now) {
    const unit = this.host.unit();
    const extent = this.host.extent();
    if (mode === "new") return drawn(day, now, unit, extent);
    if (mode === "move") return moved(before, now - day, unit, extent);
    return resized(before, mode, now, unit, extent);
  }

  #change(window) {
    if (!same(window, this.host.window())) this.host.change(window, false);
  }

  #up(event) {
    this.pointers.delete(event.pointerId);
    if (this.pinch) return void (this.pinch = this.pointers.size < 2 ? null : this.pinch);
    const { gesture } = this;
    if (!gesture || event.pointerId !== gesture.id) return;
    this.#end();
    if (gesture.started) this.host.change(this.host.window(), true);
    else if (gesture.mode === "new" || gesture.mode === "move") this.host.click(gesture.day);
  }

  #end() {
    this.gesture = null;
    delete this.svg.dataset.gesture;
  }

  /** The browser took the touch, to scroll the page. */
  #cancel(event) {
    this.pointers.delete(event.pointerId);
    this.pinch = null;
    if (event.pointerId === this.gesture?.id) this.#giveUp();
  }

  #giveUp() {
    const { gesture } = this;
    if (!gesture) return;
    this.#end();
    if (gesture.started && !same(gesture.before, this.host.window())) this.host.change(gesture.before, true);
  }

  #startPinch() {
    this.#giveUp();
    const [a, b] = this.pointers.values();
    this.pinch = { width: Math.max(Math.abs(a - b), 20), middle: (a + b) / 2 };
  }

  #pinched() {
    const [a, b] = this.pointers.values();
    const width = Math.max(Math.abs(a - b), 20);
    const middle = (a + b) / 2;
    const scale = this.host.scale();
    this.host.pan((this.pinch.middle - middle) / scale.pixelsPerDay);
    this.host.zoom(this.pinch.width / width, this.host.scale().day(middle));
    this.pinch = { width, middle };
  }

  /** Zoom with Ctrl (a pinch on a touch pad says so too), pan sideways; else the page scrolls. */
  #wheel(event) {
    const lines = event.deltaMode === 1 ? 16 : 1;
    if (event.ctrlKey) {
      event.preventDefault();
      const factor = Math.exp(Math.max(-60, Math.min(60, event.deltaY * lines)) * 0.008);
      return this.host.zoom(factor, this.host.scale().day(this.#x(event)));
    }
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
    event.preventDefault();
    this.host.pan((sideways * lines) / this.host.scale().pixelsPerDay);
  }

  #key(event, end) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const leap = event.shiftKey ? LEAP : 1;
    const steps = { ArrowRight: leap, ArrowUp: leap, ArrowLeft: -leap, ArrowDown: -leap, PageUp: LEAP, PageDown: -LEAP };
    const window = this.host.window();
    let next;
    if (event.key in steps) {
      next = stepped(window, end, steps[event.key], this.host.unit(), this.host.extent());
    } else if (event.key === "Home" || event.key === "End") {
      next = extreme(window, end, event.key === "Home" ? "first" : "last", this.host.record());
    } else return;
    event.preventDefault();
    this.keyed = true;
    this.#change(next);
  }

  /** A held key changes the window many times; it is final when the key is let go. */
  #settle() {
    if (!this.keyed) return;
    this.keyed = false;
    this.host.change(this.host.window(), true);
  }
}

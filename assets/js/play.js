/**
 * Play: walks the window through time, a day at a time.
 *
 * Three ways: `grow` (through the window, its end from its first day to its last, then the whole of it
 * again), `slide` (the window moves on and keeps its width, which may be one day), `extend` (its start
 * stays, its end moves on). Knows nothing of pages or pictures: it reads and sets a window.
 *
 * @module play
 */

import { dayOf, isoOf } from "./timeline/days.js";

/** @typedef {"grow" | "slide" | "extend"} Mode */
/** @typedef {"stopped" | "playing" | "paused"} State */

/** @type {readonly Mode[]} */
export const MODES = ["grow", "slide", "extend"];

/** The longest time that one frame may make up for: a page that was hidden or slow goes on, it does not jump. */
const CATCH_UP_MS = 250;
/** Where motion is unwelcome, the window moves in strides, once in this time. */
const STRIDE_MS = 1000;

/**
 * @typedef {object} Options
 * @property {() => {from: string, to: string}} getWindow ISO dates or ".."
 * @property {(from: string, to: string, how: {day: string | null}) => void | Promise<void>} setWindow
 *   `day` is the day that playing has reached, null when it is over; a promise holds the next tick back
 * @property {() => {from: string, to: string}} getFrame ISO dates: what an open end means, and how far
 *   `slide` and `extend` go
 * @property {Mode} [mode]
 * @property {number} [speed] days a second
 * @property {(playing: boolean, state: State) => void} [onState] after the window was set
 * @property {() => boolean} [calm] whether motion is unwelcome
 */

export class Player {
  /** @type {State} */
  #state = "stopped";
  #mode;
  #speed;
  #original = null;
  #span = null;
  #day = null;
  /** The window as we set it last; another one means that somebody else has chosen. */
  #shown = null;
  #request = 0;
  #waiting = false;
  #run = 0;

  /** @param {Options} options */
  constructor({ getWindow, setWindow, getFrame, mode = "grow", speed = 4, onState = () => {}, calm }) {
    Object.assign(this, { getWindow, setWindow, getFrame, onState });
    this.calm = calm ?? (() => matchMedia("(prefers-reduced-motion: reduce)").matches);
    this.#mode = MODES.includes(mode) ? mode : "grow";
    this.#speed = speed;
  }

  /** @returns {State} */
  get state() {
    return this.#state;
  }

  get playing() {
    return this.#state === "playing";
  }

  /** ISO date that playing has reached; null when stopped. */
  get day() {
    return this.#day === null ? null : isoOf(this.#day);
  }

  /** The window that playing started from; null when stopped. @returns {{from: string, to: string} | null} */
  get original() {
    return this.#original;
  }

  get mode() {
    return this.#mode;
  }

  /** Another way of walking brings the first window back; what is playing starts anew. @param {Mode} mode */
  set mode(mode) {
    if (!MODES.includes(mode) || mode === this.#mode) return;
    const { playing } = this;
    this.stop();
    this.#mode = mode;
    if (playing) this.play();
  }

  get speed() {
    return this.#speed;
  }

  /** @param {number} speed days a second, above 0 */
  set speed(speed) {
    if (speed > 0) this.#speed = speed;
  }

  /** Start, or go on after a pause. Nothing happens when there is nothing to walk through. */
  play() {
    if (this.playing || !this.#ready()) return;
    if (this.#day === null || this.#day >= this.#span.last) this.#put(this.#span.first);
    this.#enter("playing");
    this.#tick(++this.#run);
  }

  /** Stay at the day that is reached. */
  pause() {
    if (!this.playing) return;
    this.#halt();
    this.#enter("paused");
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Pause, and go some days on or back. @param {number} days */
  step(days) {
    this.#halt();
    if (!this.#ready()) return;
    const { last, least, steps } = this.#span;
    const from = this.#day ?? steps[days > 0 ? "on" : "back"];
    this.#put(Math.min(Math.max(from + days, least), last));
    this.#enter("paused");
  }

  /** End, and bring back the window that playing started from. */
  stop() {
    if (this.#state !== "stopped") this.#finish(this.#original);
  }

  /** End without touching the window: for a host that closes. */
  release() {
    this.#leave();
    this.#enter("stopped");
  }

  /** What there is to walk through; anew when somebody else has chosen a window since. */
  #ready() {
    const { from, to } = this.getWindow();
    if (this.#shown && (this.#shown.from !== from || this.#shown.to !== to)) this.#leave();
    return this.#span !== null || this.#begin();
  }

  /** Remember the window, and what there is to walk through. */
  #begin() {
    const frame = this.getFrame();
    const { from, to } = this.getWindow();
    const [start, end] = [dayOf(from) ?? dayOf(frame.from), dayOf(to) ?? dayOf(frame.to)];
    if (start === null || end === null || end < start) return false;
    this.#span = this.#mode === "grow" ? within(start, end) : beyond(start, end, frame, this.#mode === "slide");
    if (!this.#span) return false;
    this.#original = { from, to };
    this.#day = null;
    return true;
  }

  /** @param {number} day */
  #put(day) {
    this.#day = day;
    const { start, width } = this.#span;
    // An open start of a growing end stays open: it means all that was before.
    const open = this.#mode === "extend" && dayOf(this.#original.from) === null;
    const from = this.#mode === "slide" ? day - width : start;
    this.#shown = { from: open ? this.#original.from : isoOf(from), to: isoOf(day) };
    return this.setWindow(this.#shown.from, this.#shown.to, { day: isoOf(day) });
  }

  /** One run of the clock; it ends when another begins, or at a pause. */
  #tick(run) {
    let before = null;
    let due = 0;
    const frame = async (now) => {
      if (run !== this.#run) return;
      this.#request = requestAnimationFrame(frame);
      const elapsed = before === null ? 0 : now - before;
      before = now;
      if (this.#waiting) return;
      const calm = this.calm();
      due += calm ? elapsed / STRIDE_MS : (Math.min(elapsed, CATCH_UP_MS) * this.#speed) / 1000;
      const ticks = Math.floor(due);
      if (ticks < 1) return;
      due -= ticks;
      const days = calm ? Math.max(1, Math.round(this.#speed)) : ticks;
      await this.#advance(days);
    };
    this.#request = requestAnimationFrame(frame);
  }

  async #advance(days) {
    if (this.#day >= this.#span.last) return this.#end();
    const run = this.#run;
    this.#waiting = true;
    try {
      await this.#put(Math.min(this.#day + days, this.#span.last));
    } finally {
      if (run === this.#run) this.#waiting = false;
    }
  }

  /** The last day stood for its time: back to the whole window; one that moved on stays where it came to. */
  #end() {
    this.#finish(this.#mode === "grow" ? this.#original : this.#shown);
  }

  #finish({ from, to }) {
    this.#leave();
    // Whoever is told of the window may ask whether we play.
    this.#state = "paused";
    this.setWindow(from, to, { day: null });
    this.#enter("stopped");
  }

  #leave() {
    this.#halt();
    this.#original = this.#span = this.#day = this.#shown = null;
  }

  #halt() {
    this.#run += 1;
    this.#waiting = false;
    cancelAnimationFrame(this.#request);
  }

  /** @param {State} state */
  #enter(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.onState(this.playing, state);
  }
}

/**
 * @typedef {object} Span what there is to walk through, by the window's last day
 * @property {number} start first day of the window
 * @property {number} width days from its first to its last
 * @property {number} first where playing starts
 * @property {number} last where it ends
 * @property {number} least how far back a step may go
 * @property {{on: number, back: number}} steps from where the first step on, or back, is taken
 */

/** Through a window. @param {number} start @param {number} end @returns {Span | null} */
function within(start, end) {
  if (start === end) return null;
  const steps = { on: start - 1, back: end };
  return { start, width: end - start, first: start, last: end, least: start, steps };
}

/** On from a window, as far as the frame; from its end, once more from its beginning. @returns {Span | null} */
function beyond(start, end, frame, slides) {
  const last = Math.max(dayOf(frame.to) ?? end, end);
  const earliest = Math.min(dayOf(frame.from) ?? start, start);
  const least = slides ? earliest + end - start : start;
  if (last === end && least === end) return null;
  const steps = { on: end, back: end };
  return { start, width: end - start, first: end < last ? end + 1 : least, last, least, steps };
}

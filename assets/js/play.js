/**
 * Play: walks the window through time, a day at a time.
 *
 * Three ways: `grow` (the start is fixed, the end goes on), `slide` (the window keeps its width),
 * `day` (one day alone). Knows nothing of pages or pictures: it reads and sets a window.
 *
 * @module play
 */

import { dayOf, isoOf } from "./timeline/days.js";

/** @typedef {"grow" | "slide" | "day"} Mode */
/** @typedef {"stopped" | "playing" | "paused"} State */

/** @type {readonly Mode[]} */
export const MODES = ["grow", "slide", "day"];

/** The longest time that one frame may make up for: a page that was hidden or slow goes on, it does not jump. */
const CATCH_UP_MS = 250;
/** Where motion is unwelcome, the window moves in strides, once in this time. */
const STRIDE_MS = 1000;

/**
 * @typedef {object} Options
 * @property {() => {from: string, to: string}} getWindow ISO dates or ".."
 * @property {(from: string, to: string, how: {day: string | null}) => void | Promise<void>} setWindow
 *   `day` is the day that playing has reached, null when it is over; a promise holds the next tick back
 * @property {() => {from: string, to: string}} getFrame ISO dates: what an open end means, and how far `slide` goes
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
    const { first, last, least, rest } = this.#span;
    const from = this.#day ?? (days > 0 ? first - 1 : rest);
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
    const last = this.#mode === "slide" ? Math.max(dayOf(frame.to) ?? end, end) : end;
    const first = this.#mode === "slide" ? Math.min(end + 1, last) : start;
    // Stepping back may slide before the window; nothing else may leave it.
    const least = this.#mode === "slide" ? Math.min((dayOf(frame.from) ?? start) + end - start, end) : start;
    if (this.#mode === "slide" ? last === end && least === end : last === first) return false;
    this.#original = { from, to };
    this.#span = { start, width: end - start, first, last, least, rest: this.#mode === "day" ? end + 1 : end };
    this.#day = null;
    return true;
  }

  /** @param {number} day */
  #put(day) {
    this.#day = day;
    const { start, width } = this.#span;
    const first = { grow: start, slide: day - width, day }[this.#mode];
    this.#shown = { from: isoOf(first), to: isoOf(day) };
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

  /** The last day stood for its time: back to the whole window; a slid window stays where it came to. */
  #end() {
    this.#finish(this.#mode === "slide" ? this.#shown : this.#original);
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

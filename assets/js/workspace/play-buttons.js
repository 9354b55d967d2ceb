/**
 * Play buttons: the player's buttons and selects, the periods to choose, the window's mode.
 *
 * While playing, the window and the control picture move together and the link rests; a pause or
 * the end makes one entry of the history.
 *
 * @module workspace/play-buttons
 */

import { Player } from "../play.js";
import { isoOf } from "../rules.js";
import { WALKS, WindowModes } from "./window-modes.js";

const SPEED = "4";

export class PlayButtons {
  #player;
  #state;
  #timeline;
  #words;
  #latest;
  #modes = new WindowModes();
  #button = document.getElementById("play");
  #mode = /** @type {HTMLSelectElement} */ (document.getElementById("play-mode"));
  #preset = /** @type {HTMLSelectElement} */ (document.getElementById("preset"));

  /**
   * @param {{state: import("./state.js").State, timeline: import("../timeline.js").Timeline,
   *   words: any, shown: () => Promise<void>, rest: () => void, latest: () => number | null}} options
   *   shown: when the last view was presented; rest: called when playing has come to rest; latest: day
   *   of the newest report
   */
  constructor({ state, timeline, words, shown, rest, latest }) {
    this.#state = state;
    this.#timeline = timeline;
    this.#words = words.ui;
    this.#latest = latest;
    const settle = () => {
      state.change({}, "push");
      rest();
    };
    this.#player = new Player({
      getWindow: () => ({ from: state.view.from, to: state.view.to }),
      getFrame: () => this.#modes.bounds(state.view, timeline.frame),
      setWindow: (from, to) => {
        state.change({ from, to }, "none");
        return shown();
      },
      onState: (playing) => {
        this.#tell(playing);
        if (!playing) settle();
      },
    });
    this.#listen(settle);
    state.follow((now) => this.show(now));
    this.show(state.view);
  }

  /** @returns {boolean} */
  get playing() {
    return this.#player.playing;
  }

  /** Bring the selects to a view. @param {any} view */
  show(view) {
    const walk = WALKS[view.mode];
    if (this.#player.mode !== walk) {
      this.#player.release();
      this.#player.mode = walk;
    }
    if (this.#player.state === "stopped") this.#modes.remember(view);
    this.#mode.value = view.mode;
    const chosen = `${view.from}/${view.to}`;
    const known = Array.from(this.#preset.options).some(({ value }) => value === chosen);
    this.#preset.value = known ? chosen : "";
  }

  /** Stop where it is. */
  pause() {
    this.#player.pause();
  }

  /** Somebody else has chosen a window. */
  release() {
    this.#player.release();
  }

  #listen(settle) {
    const speed = /** @type {HTMLSelectElement} */ (document.getElementById("play-speed"));
    speed.value = SPEED;
    this.#player.speed = Number(SPEED);
    speed.addEventListener("change", () => (this.#player.speed = Number(speed.value)));
    this.#mode.addEventListener("change", () => this.#chooseMode());
    this.#preset.addEventListener("change", () => this.#choosePeriod());
    this.#button.addEventListener("click", () => this.#player.toggle());
    for (const [id, days] of [["step-back", -1], ["step-on", 1]]) {
      document.getElementById(id).addEventListener("click", () => {
        this.#player.step(days);
        settle();
      });
    }
  }

  #chooseMode() {
    const mode = /** @type {import("./window-modes.js").WindowMode} */ (this.#mode.value);
    const { view } = this.#state;
    const { original } = this.#player;
    if (original) this.#modes.remember({ ...view, ...original });
    this.#player.release();
    const latest = this.#latest();
    this.#state.change(this.#modes.choose(mode, view, latest === null ? view.from : isoOf(latest)));
  }

  #choosePeriod() {
    const [from, to] = this.#preset.value.split("/");
    if (!to) return this.show(this.#state.view);
    const { mode } = this.#state.view;
    this.#player.release();
    this.#state.change({ from, to, mode: mode === "day" ? "range" : mode });
    this.#timeline.setWindow(from, to, { fit: true });
  }

  #tell(playing) {
    this.#button.textContent = playing ? "❚❚" : "▶";
    this.#button.setAttribute("aria-label", playing ? this.#words.pause : this.#words.play);
    this.#button.setAttribute("aria-pressed", String(playing));
  }
}

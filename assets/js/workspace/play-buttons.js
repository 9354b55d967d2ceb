/**
 * Play buttons: the player's buttons and selects, and what playing does to the view.
 *
 * While playing, the window and the control picture move together and the link rests; a pause or
 * the end makes one entry of the history.
 *
 * @module workspace/play-buttons
 */

import { Player } from "../play.js";

const SPEED = "4";

export class PlayButtons {
  #player;
  #words;
  #button = document.getElementById("play");

  /**
   * @param {{state: import("./state.js").State, timeline: import("../timeline.js").Timeline,
   *   words: any, shown: () => Promise<void>, rest: () => void}} options shown: when the last view
   *   was presented; rest: called when playing has come to rest
   */
  constructor({ state, timeline, words, shown, rest }) {
    this.#words = words.ui;
    const settle = () => {
      state.change({}, "push");
      rest();
    };
    this.#player = new Player({
      getWindow: () => ({ from: state.view.from, to: state.view.to }),
      getFrame: () => timeline.frame,
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
  }

  /** @returns {boolean} */
  get playing() {
    return this.#player.playing;
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
    const mode = document.getElementById("play-mode");
    const speed = document.getElementById("play-speed");
    speed.value = SPEED;
    this.#player.speed = Number(SPEED);
    mode.addEventListener("change", () => (this.#player.mode = mode.value));
    speed.addEventListener("change", () => (this.#player.speed = Number(speed.value)));
    this.#button.addEventListener("click", () => this.#player.toggle());
    for (const [id, days] of [["step-back", -1], ["step-on", 1]]) {
      document.getElementById(id).addEventListener("click", () => {
        this.#player.step(days);
        settle();
      });
    }
  }

  #tell(playing) {
    this.#button.textContent = playing ? "❚❚" : "▶";
    this.#button.setAttribute("aria-label", playing ? this.#words.pause : this.#words.play);
    this.#button.setAttribute("aria-pressed", String(playing));
  }
}

/**
 * Divider: a line over an element that is dragged, or moved by keys, from side to side.
 *
 * @module workspace/divider
 */

import { html } from "../timeline/svg.js";

const STEP = 0.02;
const LEAP = 0.1;

export class Divider {
  #frame;
  #moved;
  #share = 0.5;
  #words = () => ({ label: "", value: "" });

  /**
   * @param {HTMLElement} frame the element that it divides
   * @param {(share: number) => void} moved called with the part of the width that lies left of it, 0 to 1
   */
  constructor(frame, moved) {
    this.#frame = frame;
    this.#moved = moved;
    this.node = html("div", {
      class: "divider", role: "slider", tabindex: "0", "aria-orientation": "horizontal",
      "aria-valuemin": "0", "aria-valuemax": "100", hidden: "",
    });
    this.node.append(html("span", { class: "divider__grip", "aria-hidden": "true" }));
    frame.append(this.node);
    this.node.addEventListener("pointerdown", (event) => this.#down(event));
    this.node.addEventListener("pointermove", (event) => this.#drag(event));
    this.node.addEventListener("keydown", (event) => this.#key(event));
  }

  get share() {
    return this.#share;
  }

  /** @param {boolean} shown */
  show(shown) {
    this.node.hidden = !shown;
    if (shown) this.#put(this.#share);
  }

  /** @param {(percent: number) => {label: string, value: string}} words its name, and its value in words */
  say(words) {
    this.#words = words;
    this.#put(this.#share);
  }

  #down(event) {
    if (event.button > 0) return;
    this.node.setPointerCapture(event.pointerId);
    event.preventDefault();
    this.node.focus({ preventScroll: true });
  }

  #drag(event) {
    if (!this.node.hasPointerCapture(event.pointerId)) return;
    const { left, width } = this.#frame.getBoundingClientRect();
    this.#put((event.clientX - left) / width);
  }

  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = event.shiftKey ? LEAP : STEP;
    const to = {
      ArrowLeft: this.#share - step, ArrowDown: this.#share - step,
      ArrowRight: this.#share + step, ArrowUp: this.#share + step,
      PageDown: this.#share - LEAP, PageUp: this.#share + LEAP, Home: 0, End: 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#put(to);
  }

  #put(share) {
    this.#share = Math.min(1, Math.max(0, share));
    const percent = Math.round(this.#share * 100);
    this.#frame.style.setProperty("--divider", `${(this.#share * 100).toFixed(3)}%`);
    const { label, value } = this.#words(percent);
    this.node.setAttribute("aria-valuenow", String(percent));
    this.node.setAttribute("aria-valuetext", value);
    this.node.setAttribute("aria-label", label);
    this.#moved(this.#share);
  }
}

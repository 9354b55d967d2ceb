/**
 * Reader: a slider that walks over the bars, so that the keyboard reads what a pointer hovers.
 *
 * @module timeline/reader
 */

import { dress, show, svg } from "./svg.js";

export class Reader {
  /**
   * @param {import("./wording.js").Wording} wording
   * @param {{read: (step: number | "first" | "last") => void, choose: () => void, leave: () => void}} does
   */
  constructor(wording, does) {
    this.node = svg("g", {
      class: "timeline-reader",
      role: "slider",
      tabindex: "0",
      "aria-label": wording.reader,
      "aria-valuemin": "1",
      "aria-valuemax": "1",
      "aria-valuenow": "1",
    });
    this.ring = svg("rect", { class: "timeline-reader-ring", rx: 4 });
    this.node.append(this.ring);
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 7, PageDown: -7, Home: "first", End: "last" };
    this.node.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const step = steps[event.key];
      if (step !== undefined) does.read(event.shiftKey && Math.abs(step) === 1 ? step * 7 : step);
      else if (event.key === "Enter" || event.key === " ") does.choose();
      else return;
      event.preventDefault();
    });
    this.node.addEventListener("focus", () => does.read(0));
    this.node.addEventListener("blur", does.leave);
  }

  /** @param {{x: number, width: number, y: number, height: number}} box */
  ringAt(box) {
    dress(this.ring, box);
  }

  /** @param {number} bin @param {number} count @param {string} sentence */
  say(bin, count, sentence) {
    dress(this.node, { "aria-valuenow": String(bin + 1), "aria-valuemax": String(count), "aria-valuetext": sentence });
  }

  /** Focused and asked to be seen. */
  get active() {
    return this.node.ownerDocument.activeElement === this.node;
  }

  /** @param {boolean} possible */
  enable(possible) {
    show(this.node, possible);
  }
}

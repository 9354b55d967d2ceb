/**
 * Handles: the window's shade, its two edges and the grips, which are sliders to a screen reader.
 *
 * @module timeline/handles
 */

import { dress, show, svg } from "./svg.js";

const GRIP_HEIGHT_PX = 26;
const GRIP_WIDTH_PX = 9;
const TOUCH_PX = 13;

class Handle {
  /** @param {"from" | "to"} end @param {string} label */
  constructor(end, label) {
    this.end = end;
    this.node = svg("g", {
      class: "timeline-handle",
      role: "slider",
      tabindex: "0",
      "aria-orientation": "horizontal",
      "aria-label": label,
      "data-end": end,
    });
    this.edge = svg("path", { class: "timeline-edge" });
    this.touch = svg("rect", { class: "timeline-touch" });
    this.grip = svg("rect", { class: "timeline-grip", width: GRIP_WIDTH_PX, height: GRIP_HEIGHT_PX, rx: 3 });
    this.ridges = svg("path", { class: "timeline-ridges" });
    this.arrow = svg("path", { class: "timeline-beyond" });
    this.ring = svg("rect", { class: "timeline-focus", width: GRIP_WIDTH_PX + 8, height: GRIP_HEIGHT_PX + 8, rx: 6 });
    this.flag = svg("g", { class: "timeline-flag", "aria-hidden": "true" });
    this.flagBox = svg("rect", { height: 17, rx: 4 });
    this.flagText = svg("text", {});
    this.flag.append(this.flagBox, this.flagText);
    this.node.append(this.touch, this.edge, this.ring, this.grip, this.ridges, this.arrow, this.flag);
  }

  /**
   * @param {number} x
   * @param {number} room width of the window in pixels; in a narrow one the grips stand aside
   * @param {"here" | "open" | "beyond"} state beyond: the end lies outside the frame
   * @param {import("./scale.js").Scale} scale
   * @param {string} date
   * @param {(text: string) => number} measure
   */
  draw(x, room, state, scale, date, measure) {
    const at = Math.round(x) + (state === "here" ? 0.5 : 0);
    const outward = this.end === "from" ? -1 : 1;
    // Above the middle, where it hides the fewest bars.
    const middle = scale.top + (scale.baseline - scale.top) * 0.36;
    const aside = Math.max(0, (GRIP_WIDTH_PX + 3 - room) / 2);
    const inner = Math.min(TOUCH_PX, room / 3);
    const gripAt = state === "here" ? at + outward * aside : at - outward * (GRIP_WIDTH_PX / 2 + 1);
    dress(this.edge, { d: state === "here" ? `M${at} ${scale.top - 3}V${scale.axis}` : "" });
    const touchFrom = this.end === "from" ? at - TOUCH_PX - aside : at - inner;
    dress(this.touch, { x: touchFrom, width: TOUCH_PX + aside + inner, y: scale.top, height: scale.axis - scale.top });
    dress(this.grip, { x: gripAt - GRIP_WIDTH_PX / 2, y: middle - GRIP_HEIGHT_PX / 2 });
    dress(this.ring, { x: gripAt - GRIP_WIDTH_PX / 2 - 4, y: middle - GRIP_HEIGHT_PX / 2 - 4 });
    show(this.ridges, state === "here");
    dress(this.ridges, { d: `M${gripAt - 1.5} ${middle - 5}v10M${gripAt + 1.5} ${middle - 5}v10` });
    show(this.arrow, state !== "here");
    dress(this.arrow, { d: `M${gripAt + outward * 2.6} ${middle}l${-outward * 5} -4.5v9z` });
    this.node.setAttribute("data-state", state);
    const width = measure(date) + 14;
    const left = Math.min(Math.max(gripAt - width / 2, 1), scale.width - width - 1);
    dress(this.flagBox, { x: left, y: scale.axis + 1, width });
    dress(this.flagText, { x: left + width / 2, y: scale.axis + 14 }, date);
  }

  /** @param {{now: number, least: number, most: number, text: string}} value */
  say({ now, least, most, text }) {
    dress(this.node, {
      "aria-valuenow": String(now),
      "aria-valuemin": String(least),
      "aria-valuemax": String(most),
      "aria-valuetext": text,
    });
  }
}

export class Handles {
  /** @param {import("./wording.js").Wording} wording */
  constructor(wording) {
    this.wording = wording;
    this.shade = svg("rect", { class: "timeline-window" });
    this.from = new Handle("from", wording.handle_from);
    this.to = new Handle("to", wording.handle_to);
    this.node = svg("g", { class: "timeline-handles" });
    this.node.append(this.from.node, this.to.node);
  }

  /**
   * @param {import("./window.js").Window} window
   * @param {import("./window.js").Span} record edges of the record's first and last day
   * @param {import("./scale.js").Scale} scale
   * @param {import("./days.js").DayWords} words
   * @param {(text: string) => number} measure
   * @returns {[number, number]} the pixels between which reports are in the window
   */
  draw({ from, to }, record, scale, words, measure) {
    const [first, last] = scale.frame;
    const x0 = from === null ? scale.left : scale.clamped(from);
    const x1 = to === null ? scale.right : scale.clamped(to + 1);
    const state = (day, edge) => (day === null ? "open" : edge < first - 0.01 || edge > last + 0.01 ? "beyond" : "here");
    const open = this.wording.handle_open;
    this.from.draw(x0, x1 - x0, state(from, from), scale, from === null ? open : words.short(from), measure);
    this.to.draw(x1, x1 - x0, state(to, to + 1), scale, to === null ? open : words.short(to), measure);
    const spoken = (day) => (day === null ? open : words.long(day));
    const [least, most] = [Math.floor(record[0]), Math.ceil(record[1]) - 1];
    const [start, end] = [from ?? Math.min(least, to ?? least), to ?? Math.max(most, from ?? most)];
    this.from.say({ now: start, least: Math.min(least, start), most: end, text: spoken(from) });
    this.to.say({ now: end, least: start, most: Math.max(most, end), text: spoken(to) });
    dress(this.shade, {
      x: x0,
      width: Math.max(0, x1 - x0),
      y: scale.top - 3,
      height: scale.baseline - scale.top + 3,
    });
    return [x0, x1];
  }
}

/**
 * Toolbar: the caption above the bars and the buttons for the shown part of time.
 *
 * @module timeline/toolbar
 */

import { dress, html, svg } from "./svg.js";
import { fill } from "./wording.js";

const ICONS = { in: "M3 8h10M8 3v10", out: "M3 8h10" };

export class Toolbar {
  /**
   * @param {import("./wording.js").Wording} wording
   * @param {import("./days.js").DayWords} words
   * @param {{in: () => void, out: () => void, fit: () => void, all: () => void}} does
   */
  constructor(wording, words, does) {
    Object.assign(this, { wording, words });
    this.period = html("strong", { class: "timeline-period" });
    this.detail = html("span", { class: "timeline-detail" });
    const caption = html("p", { class: "timeline-caption" });
    caption.append(this.period, this.detail);
    const help = this.#help(wording);
    /** Room for the host's own controls: playing, above all. */
    this.slot = html("div", { class: "timeline-slot" });
    const tools = html("div", { class: "timeline-tools", role: "group", "aria-label": wording.tools });
    this.buttons = {
      out: this.#button("out", wording.zoom_out, does.out),
      in: this.#button("in", wording.zoom_in, does.in),
      fit: this.#button("fit", wording.fit_help, does.fit, wording.fit),
      all: this.#button("all", wording.all_help, does.all, wording.all),
    };
    tools.append(...Object.values(this.buttons));
    this.node = html("div", { class: "timeline-head" });
    this.node.append(caption, help, this.slot, tools);
  }

  /** The rule by which reports are counted, for who asks. */
  #help(wording) {
    const help = html("details", { class: "timeline-help" });
    help.append(html("summary", { title: wording.help, "aria-label": wording.help }, "?"), html("p", {}, wording.rule));
    help.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !help.open) return;
      event.preventDefault();
      help.open = false;
    });
    help.addEventListener("focusout", ({ relatedTarget }) => {
      if (!help.contains(relatedTarget)) help.open = false;
    });
    return help;
  }

  #button(name, help, does, text) {
    const button = html("button", { type: "button", class: "timeline-button", title: help, "data-zoom": name });
    if (text) {
      button.textContent = text;
      // The visible word starts the name, so that who speaks to the computer can say what is seen.
      button.setAttribute("aria-label", `${text}: ${help}`);
    } else {
      button.setAttribute("aria-label", help);
      const icon = svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" });
      icon.append(svg("path", { d: ICONS[name] }));
      button.append(icon);
    }
    button.addEventListener("click", does);
    return button;
  }

  /** @param {import("./window.js").Window} window @param {import("./bins.js").Unit} unit */
  caption({ from, to }, unit) {
    const { wording, words } = this;
    let period = wording.ever;
    if (from !== null && to !== null) period = words.range(from, to);
    else if (from !== null) period = fill(wording.since, { from: words.short(from) });
    else if (to !== null) period = fill(wording.until, { to: words.short(to) });
    dress(this.period, {}, period);
    const parts = [wording[`by_${unit}`]];
    if (from !== null && to !== null) {
      const n = to - from + 1;
      parts.unshift(n === 1 ? wording.days_one : fill(wording.days_many, { n: words.number(n) }));
    }
    dress(this.detail, {}, parts.join(" · "));
  }

  /** @param {{in: boolean, out: boolean, fit: boolean}} can */
  enable(can) {
    for (const [name, button] of Object.entries(this.buttons)) {
      button.setAttribute("aria-disabled", String(!(can[name] ?? can.out)));
    }
  }
}

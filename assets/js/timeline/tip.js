/**
 * Tip: what one bar counts, beside the bar and in a live region.
 *
 * @module timeline/tip
 */

import { html, show } from "./svg.js";
import { fill } from "./wording.js";

const SPEAK_AFTER_MS = 250;

export class Tip {
  /**
   * @param {{layers: string[]}} vocabulary
   * @param {import("./wording.js").Wording} wording
   * @param {import("./days.js").DayWords} words
   */
  constructor(vocabulary, wording, words) {
    Object.assign(this, { vocabulary, wording, words });
    this.node = html("div", { class: "timeline-tip", hidden: "" });
    this.live = html("div", { class: "timeline-live", role: "status", "aria-live": "polite" });
    this.key = null;
    this.dismissed = null;
  }

  /** Name of a bin: "Sunday 27 September 2020", "week of 28 Sep 2020", "October 2020", "2020". */
  titleOf({ unit, edges }, bin) {
    const day = edges[bin];
    if (unit === "day") return `${this.words.weekday(day)}, ${this.words.long(day)}`;
    if (unit === "week") return fill(this.wording.week_of, { day: this.words.short(day) });
    return unit === "month" ? this.words.monthYear(day) : this.words.year(day);
  }

  /** The counts of one bin, without those that are none. */
  countsOf(bins, bin) {
    return this.vocabulary.layers
      .map((layer, code) => ({ layer, text: this.wording[layer] ?? layer, n: bins.counts[code][bin] }))
      .filter(({ n }) => n > 0);
  }

  /** The same as one sentence, for the live region and the reading slider. */
  sentence(bins, bin) {
    const counts = this.countsOf(bins, bin).map(({ text, n }) => `${text} ${this.words.number(n)}`);
    const total = this.#total(bins, bin);
    const parts = counts.length > 1 ? [total, ...counts] : counts.length ? counts : [total];
    const vague = this.#vague(bins, bin);
    return `${this.titleOf(bins, bin)}: ${[...parts, ...(vague ? [vague] : [])].join(", ")}`;
  }

  /** How many of a bin are dated roughly, in words; empty for none. */
  #vague(bins, bin) {
    const n = bins.vague?.[bin] ?? 0;
    return n ? fill(this.wording[n === 1 ? "vague_one" : "vague_many"], { n: this.words.number(n) }) : "";
  }

  #total(bins, bin) {
    const n = bins.counts.reduce((sum, layer) => sum + layer[bin], 0);
    const text = n === 0 ? "reports_none" : n === 1 ? "reports_one" : "reports_many";
    return fill(this.wording[text], { n: this.words.number(n) });
  }

  /**
   * @param {import("./bins.js").Bins} bins
   * @param {number} bin
   * @param {{x0: number, x1: number, width: number, top: number}} at of the bar, in the box of the tip
   * @param {boolean} [aloud] whether the live region says it too
   */
  show(bins, bin, at, aloud = true) {
    const key = `${bins.unit}:${bins.edges[bin]}`;
    if (this.dismissed === key) return;
    if (this.key !== key) {
      this.key = key;
      this.dismissed = null;
      this.node.replaceChildren(html("p", { class: "timeline-tip-title" }, this.titleOf(bins, bin)), ...this.#rows(bins, bin));
      show(this.node, true);
      clearTimeout(this.timer);
      if (aloud) this.timer = setTimeout(() => (this.live.textContent = this.sentence(bins, bin)), SPEAK_AFTER_MS);
    }
    const size = this.node.offsetWidth;
    const right = at.x1 + 10 + size <= at.width;
    this.node.style.left = `${Math.max(2, right ? at.x1 + 10 : at.x0 - 10 - size)}px`;
    this.node.style.top = `${at.top}px`;
  }

  #rows(bins, bin) {
    const counts = this.countsOf(bins, bin);
    if (!counts.length) return [html("p", { class: "timeline-tip-none" }, this.wording.reports_none)];
    const list = html("ul", { class: "timeline-tip-counts" });
    for (const { layer, text, n } of counts) {
      const item = html("li", { "data-layer": layer });
      item.append(html("b", {}, this.words.number(n)), html("span", {}, text));
      list.append(item);
    }
    const vague = this.#vague(bins, bin);
    const notes = vague ? [html("p", { class: "timeline-tip-vague" }, vague)] : [];
    return [list, ...notes, html("p", { class: "timeline-tip-hint" }, this.wording.choose)];
  }

  hide() {
    this.key = null;
    this.dismissed = null;
    clearTimeout(this.timer);
    show(this.node, false);
    if (this.live.textContent) this.live.textContent = "";
  }

  /** Put it away until the pointer is over another bar. @returns {boolean} whether it was shown */
  dismiss() {
    if (!this.key) return false;
    const { key } = this;
    this.hide();
    this.dismissed = key;
    return true;
  }
}

/**
 * Time line: counts of the three report layers in time, and the window that is chosen there.
 *
 * An SVG of stacked bars with a brush, the named moments, the opened report and its relations.
 * Knows nothing of the map, of links or of a server; the looks are in css/panels/timeline-chart.css.
 *
 * @module timeline
 */

import { Bars, barEdges } from "./timeline/bars.js";
import { StartDays, chooseUnit, countAll, countBins } from "./timeline/bins.js";
import { Brush } from "./timeline/brush.js";
import { Camera } from "./timeline/camera.js";
import { drawAxis } from "./timeline/axis.js";
import { DayWords, dayOf, isoOf } from "./timeline/days.js";
import * as frames from "./timeline/frame.js";
import { Handles } from "./timeline/handles.js";
import { drawCursor, drawOpened } from "./timeline/marks.js";
import { drawMoments, place } from "./timeline/moments.js";
import { drawPointed } from "./timeline/pointed.js";
import { Reader } from "./timeline/reader.js";
import { recordOf, sameRows, startingIn } from "./timeline/record.js";
import { Scale } from "./timeline/scale.js";
import { drawSpans, lanesOf, roomOf, spansOf, vagueRows } from "./timeline/spans.js";
import { dress, html, show, svg } from "./timeline/svg.js";
import { Tip } from "./timeline/tip.js";
import { Toolbar } from "./timeline/toolbar.js";
import { edgesOf, same } from "./timeline/window.js";
import { WORDING } from "./timeline/wording.js";

const ZOOM = 2;
/** With less room than this, labels of moments get one row. */
const TWO_ROWS_PX = 120;

/**
 * @typedef {object} Options
 * @property {object} [tokens] design tokens of the theme: `mark[layer].fill`
 * @property {{layers: string[]}} vocabulary words of the codes
 * @property {Partial<import("./timeline/wording.js").Wording>} [wording] gaps read English
 * @property {import("./timeline/moments.js").Moment[]} [moments]
 * @property {{from: string, to: string, label: string}[]} [periods] name what merged moments stand for
 * @property {string} [lang] language of dates and numbers
 * @property {(from: string, to: string, how: {final: boolean}) => void} [onBrush]
 * @property {(moment: import("./timeline/moments.js").Moment) => void} [onMoment] a moment with a report was chosen
 * @property {(rows: Uint32Array | null) => void} [onPoint] the reports of the bar that is pointed at
 */

export class Timeline {
  #window = { from: null, to: null };
  #settled = null;
  #opened = null;
  #cursor = null;
  #pointed = [];
  #beforeClick = null;
  #reading = null;
  #pending = new Set();
  #request = 0;

  /**
   * @param {HTMLElement} parent is filled to its size
   * @param {Options} options
   */
  constructor(parent, { tokens, vocabulary, wording = {}, moments = [], periods = [], lang = "en", onBrush, onMoment, onPoint }) {
    this.vocabulary = vocabulary;
    this.wording = { ...WORDING, ...wording };
    this.words = new DayWords(lang);
    this.periods = periods;
    this.moments = moments.filter(({ date }) => dayOf(date) !== null);
    /** ISO dates or ".."; during a gesture once a frame, then once with `final`. */
    this.onBrush = onBrush ?? (() => {});
    this.onMoment = onMoment ?? null;
    this.onPoint = onPoint ?? (() => {});
    this.root = html("div", { class: "timeline-root", role: "group", "aria-label": this.wording.label });
    this.toolbar = new Toolbar(this.wording, this.words, {
      in: () => this.camera.zoomAbout(1 / ZOOM, this.#window),
      out: () => this.camera.zoomAbout(ZOOM, this.#window),
      fit: () => this.fit(),
      all: () => this.camera.glideTo(this.#extent()),
    });
    /** An empty element in the head, for the host's own controls. */
    this.slot = this.toolbar.slot;
    this.camera = new Camera(() => this.#extent(), () => this.#moved());
    this.tip = new Tip(vocabulary, this.wording, this.words);
    this.#build();
    parent.append(this.root);
    if (tokens) this.setTokens(tokens);
    this.resizing = new ResizeObserver(() => this.#ask("all"));
    this.resizing.observe(this.body);
    this.root.ownerDocument.fonts?.ready.then(() => this.#lettersCame());
  }

  #build() {
    const layer = (name) => svg("g", { class: name });
    this.body = html("div", { class: "timeline-body" });
    this.svg = svg("svg", { class: "timeline-svg", direction: "ltr" });
    this.bars = new Bars(this.vocabulary.layers);
    this.handles = new Handles(this.wording);
    this.surface = svg("rect", { class: "timeline-surface" });
    this.column = svg("rect", { class: "timeline-column", hidden: "" });
    this.empty = svg("text", { class: "timeline-empty", hidden: "" }, this.wording.empty);
    this.groups = {
      axis: layer("timeline-axis"),
      moments: layer("timeline-moments"),
      cursor: layer("timeline-cursor"),
      opened: layer("timeline-lane"),
      spans: layer("timeline-spans"),
      pointed: layer("timeline-pointed"),
    };
    for (const name of ["axis", "spans", "pointed"]) this.groups[name].setAttribute("aria-hidden", "true");
    this.reader = new Reader(this.wording, {
      read: (step) => this.#read(step),
      choose: () => this.#choose(this.#binAt(this.#reading)),
      leave: () => this.#hover(null),
    });
    this.svg.append(
      this.handles.shade, this.bars.grid, this.groups.pointed, this.column, this.bars.node, this.empty,
      this.groups.spans, this.groups.axis, this.groups.cursor, this.surface, this.groups.moments, this.groups.opened, this.handles.from.node,
      this.reader.node, this.handles.to.node,
    );
    this.body.append(this.svg, this.tip.node);
    this.root.append(this.toolbar.node, this.body, this.tip.live);
    this.brush = new Brush(this.svg, this.handles, {
      scale: () => this.scale,
      unit: () => this.bins.unit,
      window: () => this.#window,
      extent: () => this.#extent(),
      record: () => this.record,
      change: (window, final) => this.#change(window, final),
      click: (day) => this.#choose(this.#binAt(day)),
      hover: (day) => this.#hover(day),
      zoom: (factor, at) => this.camera.zoom(factor, at),
      pan: (days) => this.camera.pan(days),
    });
    this.escape = (event) => {
      if (event.key === "Escape" && this.tip.dismiss()) show(this.column, false);
    };
    this.root.ownerDocument.addEventListener("keydown", this.escape);
  }

  #lettersCame() {
    this.pen = null;
    this.#ask("all");
  }

  // What a host says.

  /**
   * @param {{count: number, startDay: Int32Array, endDay: Int32Array, firstDay: Int32Array, lastDay: Int32Array, layer: Uint8Array}} columns
   * @param {Uint32Array} rows those that pass every filter but time
   */
  setData(columns, rows) {
    if (columns === this.columns && sameRows(rows, this.rows)) return;
    if (columns !== this.columns) this.record = recordOf(columns);
    this.columns = columns;
    this.rows = rows;
    this.starts = new StartDays(columns, rows, this.vocabulary.layers.length);
    const vague = vagueRows(columns, rows, this.vocabulary);
    this.vague = new StartDays(columns, vague, this.vocabulary.layers.length);
    this.spans = spansOf(columns, vague, this.vocabulary);
    this.#ask("all");
  }

  /**
   * Show a window; says nothing back. While a gesture runs, the gesture is right.
   * @param {string} from ISO date or ".."
   * @param {string} to ISO date, included, or ".."
   * @param {{fit?: boolean}} [how] `fit`: put the axis around it, as after following a link
   */
  setWindow(from, to, { fit = false } = {}) {
    if (this.brush.busy) return;
    const window = { from: dayOf(from), to: dayOf(to) };
    if (!same(window, this.#window)) this.#beforeClick = null;
    this.#window = this.#settled = window;
    if (fit) this.camera.frame = null;
    if (this.record) this.camera.follow(window);
    this.#ask(this.camera.frame ? "window" : "all");
  }

  /** @param {number | null} fromDay shown from this day @param {number | null} toDay to this one; null shows the whole record */
  setFrame(fromDay, toDay) {
    const extent = this.#extent();
    const all = fromDay === null || toDay === null;
    this.camera.show(all ? extent : frames.clamp([fromDay, toDay + 1], extent));
  }

  /** The shown days. @returns {{from: string, to: string}} ISO dates */
  get frame() {
    const [from, to] = this.camera.frame ?? this.#extent();
    return { from: isoOf(Math.floor(from)), to: isoOf(Math.ceil(to) - 1) };
  }

  /** Put the axis around the window. */
  fit() {
    this.camera.glideTo(this.#fitting());
  }

  /** @param {number | null} row @param {ArrayLike<number>} [related] rows */
  setOpened(row, related = []) {
    this.#opened = row === null || row === undefined ? null : { row, related };
    this.#ask("marks");
  }

  /** A thin line at one day: of playing, or of the boundaries shown. @param {number | null} day */
  setCursor(day) {
    this.#cursor = day;
    this.#ask("marks");
  }

  /** Mark the bars of reports that are pointed at elsewhere. @param {ArrayLike<number>} rows */
  setPointed(rows) {
    this.#pointed = rows;
    this.#ask("marks");
  }

  /** @param {{mark: Record<string, {fill: string}>}} tokens */
  setTokens(tokens) {
    for (const layer of this.vocabulary.layers) {
      const fill = tokens?.mark?.[layer]?.fill;
      if (fill) this.root.style.setProperty(`--timeline-${layer}`, fill);
    }
  }

  destroy() {
    cancelAnimationFrame(this.#request);
    this.camera.stop();
    this.resizing.disconnect();
    this.brush.destroy();
    this.root.ownerDocument.removeEventListener("keydown", this.escape);
    this.root.remove();
  }

  // What a reader does.

  #change(window, final) {
    this.#window = window;
    this.#beforeClick = null;
    if (this.brush.keyed) this.camera.follow(window);
    this.#ask("window");
    if (!final) return void this.#pending.add("emit");
    const said = this.#pending.delete("emit") || !same(window, this.#settled ?? {});
    if (said || this.#interim) this.#emit(true);
  }

  #interim = false;

  #emit(final) {
    this.#interim = !final;
    if (final) this.#settled = this.#window;
    this.onBrush(isoOf(this.#window.from), isoOf(this.#window.to), { final });
  }

  /** One bar becomes the window; the same bar again brings back the window before. */
  #choose(bin) {
    if (bin === null || !this.bins || this.#total(bin) === 0) return;
    const window = { from: this.bins.edges[bin], to: this.bins.edges[bin + 1] - 1 };
    const before = this.#window;
    const back = same(window, before) ? this.#beforeClick : null;
    if (same(window, before) && !back) return;
    this.#change(back ?? window, true);
    this.#beforeClick = back ? null : before;
  }

  #hover(day) {
    const bin = day === null || !this.bins ? null : this.#binAt(day);
    if (bin === null) {
      show(this.column, false);
      if (!this.reader.active) this.tip.hide();
      return this.onPoint(null);
    }
    this.#point(bin);
  }

  /** @param {number | "first" | "last"} step 0 stays, at first on the window's first bar */
  #read(step) {
    if (!this.bins) return;
    const last = this.bins.edges.length - 2;
    const start = this.#binAt(this.#reading ?? edgesOf(this.#window, this.record)[0]) ?? 0;
    const wanted = step === "first" ? 0 : step === "last" ? last : start + step;
    const bin = Math.min(Math.max(wanted, 0), last);
    this.#reading = Math.max(this.bins.edges[bin], this.camera.frame[0]);
    this.reader.say(bin, last + 1, this.tip.sentence(this.bins, bin));
    this.#point(bin, false);
  }

  /** Show what a bar counts, and which bar it is. */
  #point(bin, aloud = true) {
    const [x0, x1] = barEdges(this.bins, bin, this.scale);
    const box = { x: x0 - 1.5, width: Math.max(x1 - x0, 1) + 3, y: this.scale.top - 2, height: this.scale.baseline - this.scale.top + 2 };
    dress(this.column, box);
    show(this.column, true);
    if (!aloud) this.reader.ringAt(box);
    this.tip.show(this.bins, bin, { x0, x1, width: this.scale.width, top: this.scale.top - 2 }, aloud);
    this.onPoint(startingIn(this.columns, this.rows, this.bins.edges[bin], this.bins.edges[bin + 1]));
  }

  #binAt(day) {
    const { edges } = this.bins;
    if (day < Math.max(edges[0], this.camera.frame[0]) || day >= Math.min(edges.at(-1), this.camera.frame[1])) return null;
    let bin = edges.length - 2;
    while (edges[bin] > day) bin--;
    return bin;
  }

  #total(bin) {
    return this.bins.counts.reduce((sum, layer) => sum + layer[bin], 0);
  }

  // The frame.

  /** As far as the axis goes: the record and the window, with a margin. */
  #extent() {
    const [first, last] = this.record ?? edgesOf({ from: this.#window.from ?? 0, to: this.#window.to ?? 0 }, [0, 1]);
    const from = Math.min(first, this.#window.from ?? first);
    const to = Math.max(last, (this.#window.to ?? last - 1) + 1);
    const margin = Math.max(10, (to - from) * 0.02);
    return [from - margin, to + margin];
  }

  #fitting() {
    return frames.around(edgesOf(this.#window, this.record ?? [0, 1]), this.#extent());
  }

  #moved() {
    if (!this.reader.active) this.#hover(null);
    this.#ask("all");
  }

  // Drawing, at most once a frame of the screen.

  /** @param {"all" | "window" | "marks"} what */
  #ask(what) {
    this.#pending.add(what);
    this.#request ||= requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#request = 0;
    const asked = this.#pending;
    this.#pending = new Set();
    const { clientWidth: width, clientHeight: height } = this.body;
    if (asked.has("emit")) this.#emit(false);
    if (!this.starts || width < 40 || height < 40) return;
    if (asked.has("all") || !this.scale) this.#drawAll(width, height);
    if (asked.has("all") || asked.has("window")) this.#drawWindow();
    const say = { vocabulary: this.vocabulary, wording: this.wording, words: this.words };
    const opened = this.#opened && { ...this.#opened, columns: this.columns };
    drawOpened(this.groups.opened, opened, this.scale, say);
    drawCursor(this.groups.cursor, this.#cursor, this.scale, say);
    drawPointed(this.groups.pointed, this.#pointed, this.columns, this.bins, this.scale);
  }

  #drawAll(width, height) {
    this.camera.frame = frames.clamp(this.camera.frame ?? this.#fitting(), this.#extent());
    const say = { wording: this.wording, words: this.words, periods: this.periods };
    const measure = (text) => this.#measure(text);
    const spans = lanesOf(this.spans, new Scale(this.camera.frame, { width, height }, 1));
    for (const rows of height < TWO_ROWS_PX ? [1] : [1, 2]) {
      this.scale = new Scale(this.camera.frame, { width, height }, rows, roomOf(spans));
      this.placed = place(this.moments, this.scale, measure, rows, say);
      if (this.placed.every(({ row }) => row !== null)) break;
    }
    dress(this.svg, { width, height, viewBox: `0 0 ${width} ${height}` });
    this.bins = countBins(this.starts, chooseUnit(this.scale.pixelsPerDay), ...this.camera.frame);
    this.bins.vague = countAll(this.vague, this.bins.edges);
    this.bars.draw(this.bins, this.scale, this.words);
    drawSpans(this.groups.spans, spans, this.scale, { vocabulary: this.vocabulary, ...say });
    drawAxis(this.groups.axis, this.scale, this.words);
    drawMoments(this.groups.moments, this.placed, this.scale, this.words, this.onMoment);
    const { left, right, top, baseline } = this.scale;
    dress(this.surface, { x: left, width: right - left, y: top - 3, height: height - top + 3 });
    dress(this.empty, { x: (left + right) / 2, y: (top + baseline) / 2 });
    show(this.empty, this.bins.max === 0);
    this.reader.enable(this.bins.max > 0);
    if (this.reader.active) this.#read(0);
  }

  #drawWindow() {
    const [x0, x1] = this.handles.draw(this.#window, this.record, this.scale, this.words, (text) => this.#measure(text));
    this.bars.light(x0, x1, this.scale);
    this.toolbar.caption(this.#window, this.bins.unit);
    const [from, to] = this.camera.frame;
    const extent = this.#extent();
    this.toolbar.enable({
      in: to - from > frames.LEAST_DAYS + 1e-6,
      out: to - from < extent[1] - extent[0] - 1e-6,
      fit: !frames.same([from, to], this.#fitting()),
    });
  }

  /** Width of a text of the chart; asking the page each time would make it lay out each time. */
  #measure(text) {
    if (!this.pen) {
      this.pen = document.createElement("canvas").getContext("2d");
      this.pen.font = `600 12px ${getComputedStyle(this.svg).fontFamily}`;
      this.widths = new Map();
    }
    if (!this.widths.has(text)) this.widths.set(text, this.pen.measureText(text).width);
    return this.widths.get(text);
  }
}

/**
 * Painter: the marks of the reports, on a canvas that follows a MapLibre map.
 *
 * Takes groups of rows and says where they are drawn, what lies under a pointer and what could not
 * be drawn. Knows a MapLibre map, columns and tokens; knows nothing of the page that hosts it, of
 * filters or of links.
 *
 * From bottom to top: faded rows, coarse places, marks, lines to related reports, the marks at
 * their ends, rings.
 *
 * @module painter
 */

import { Arrangement } from "./arrangement.js";
import { groups as gather, pointsOf } from "./groups.js";
import { hit } from "./hits.js";
import { Frame, projectColumns } from "./mercator.js";
import { Sprites } from "./sprites.js";
import { Stage } from "./stage.js";
import { checkTokens, shortCount } from "./glyphs.js";
import { Brush } from "./brush.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./groups.js").Group} Group */
/** @typedef {import("./rules.js").Vocabulary} Vocabulary */
/** @typedef {import("./glyphs.js").Tokens} Tokens */

/**
 * @typedef {object} MapLike What is used of a MapLibre map.
 * @property {() => HTMLCanvasElement} getCanvas
 * @property {() => {lng: number, lat: number}} getCenter
 * @property {() => number} getZoom
 * @property {() => number} getBearing
 * @property {(at: {lng: number, lat: number}) => {x: number, y: number}} project
 * @property {(event: string, handler: Function) => void} on
 * @property {(event: string, handler: Function) => void} off
 */

/**
 * @typedef {object} Drawn What the last picture holds.
 * @property {number} marks marks and coarse places in view
 * @property {number} groups points of the selection, in view or not
 * @property {number} reports reports of these points
 * @property {number} offscreen reports whose point is outside the view
 * @property {number} countryOnly reports known only to country, which have no point
 * @property {"marks" | "dots"} mode
 */

/** Most marks in view that are drawn as marks. Above it come dots: the place for a density. */
export const BUDGET = 6_000;

export class Painter {
  #map;
  #stage;
  #sprites;
  #brush;
  #write;
  #vocabulary;
  #columns = null;
  #projected = null;
  #base = new Arrangement([], null);
  #faded = null;
  #extras = null;
  /** Group of each point, -1 where none is drawn. @type {Int32Array | null} */
  #groupOfPoint = null;
  #opened = null;
  #related = [];
  /** @type {number[]} */
  #hover = [];
  #focus = null;
  #pending = 0;
  #onRender = () => this.paint();
  #onFonts = () => {
    this.#sprites.clear();
    this.#request();
  };

  /**
   * @param {MapLike} map
   * @param {{tokens: Tokens, vocabulary: Vocabulary, write?: (n: number) => string}} options
   *   `write` writes a number in the reader's digits
   */
  constructor(map, { tokens, vocabulary, write = shortCount }) {
    this.#map = map;
    this.#vocabulary = vocabulary;
    this.#write = write;
    this.#stage = new Stage(map);
    this.#sprites = new Sprites(this.#stage.inMemory);
    this.setTokens(tokens);
    /** @type {Drawn} */
    this.drawn = { marks: 0, groups: 0, reports: 0, offscreen: 0, countryOnly: 0, mode: "marks" };
    map.on("render", this.#onRender);
    map.on("resize", this.#onRender);
    document.fonts?.addEventListener("loadingdone", this.#onFonts);
  }

  /** @returns {HTMLCanvasElement} the canvas, for a picture of what is seen */
  get canvas() {
    return this.#stage.canvas;
  }

  /**
   * Take another set of columns; groups, opened, hover and focus are forgotten.
   *
   * @param {Columns} columns
   */
  setColumns(columns) {
    this.#columns = columns;
    this.#projected = projectColumns(columns);
    this.#opened = this.#focus = null;
    this.#hover = [];
    this.#related = [];
    this.setGroups([]);
  }

  /**
   * Take the selection.
   *
   * @param {Group[]} groups as `rules.groups` gives them for the same columns
   * @param {{faded?: ArrayLike<number> | null}} [options] rows outside the selection, shown faintly
   *   where the selection has nothing
   */
  setGroups(groups, { faded = null } = {}) {
    this.#base = new Arrangement(groups, this.#projected);
    const points = pointsOf(this.#columns);
    this.#groupOfPoint = new Int32Array(points.count).fill(-1);
    for (const group of groups) {
      if (!group.country) this.#groupOfPoint[points.of[group.first]] = group.index;
    }
    const aside = Array.from(faded ?? []).filter((row) => this.#groupOfPoint[points.of[row]] < 0);
    this.#faded = aside.length ? this.#arrange(aside) : null;
    this.#findExtras();
    this.#request();
  }

  /**
   * Show a report as opened, with lines to its related ones.
   *
   * @param {number | null} row
   * @param {ArrayLike<number>} [relatedRows] those of the columns when left out
   */
  setOpened(row, relatedRows) {
    this.#opened = row;
    this.#related = row === null ? [] : Array.from(relatedRows ?? this.#relatedOf(row));
    this.#findExtras();
    this.#request();
  }

  /** Ring the reports that are pointed at, here or elsewhere. @param {number | ArrayLike<number> | null} rows */
  setHover(rows) {
    const next = rows === null ? [] : typeof rows === "number" ? [rows] : Array.from(rows);
    if (next.join() === this.#hover.join()) return;
    this.#hover = next;
    this.#request();
  }

  /** Ring the report that has the keyboard focus. @param {number | null} row */
  setFocus(row) {
    if (row === this.#focus) return;
    this.#focus = row;
    this.#request();
  }

  /** Change the theme. @param {Tokens} tokens */
  setTokens(tokens) {
    checkTokens(tokens, this.#vocabulary.layers);
    this.#sprites.clear();
    this.#brush = new Brush({
      tokens,
      marks: this.#vocabulary.layers.map((layer) => tokens.mark[layer]),
      confidences: this.#vocabulary.confidences ?? this.#vocabulary.confidence,
      sprites: this.#sprites,
      write: this.#write,
    });
    this.#request();
  }

  /**
   * The group under a pointer.
   *
   * @param {number} x CSS pixels from the map's top left corner
   * @param {number} y
   * @param {{touch?: boolean}} [options]
   * @returns {Group | null}
   */
  hit(x, y, options) {
    this.#flush();
    return hit([this.#base, this.#extras].filter(Boolean), x, y, options);
  }

  /**
   * Where a report's mark stands.
   *
   * @param {number} row
   * @returns {{x: number, y: number, r: number} | null} px; null when it is not drawn
   */
  place(row) {
    this.#flush();
    const spot = this.#spot(row);
    if (!spot) return null;
    return spot.arrangement.spot(spot.g);
  }

  /**
   * Boxes of the marks in view, for labels that keep clear of them.
   *
   * @returns {{left: number, top: number, right: number, bottom: number, group: Group}[]} px
   */
  boxes() {
    this.#flush();
    const { groups, marks, at, mark, seat } = this.#base;
    const { clientWidth: width, clientHeight: height } = this.#map.getCanvas();
    const boxes = [];
    for (const g of marks) {
      const [x, y, r] = [at[g * 2] + seat[g * 2], at[g * 2 + 1] + seat[g * 2 + 1], mark[g]];
      if (x + r < 0 || y + r < 0 || x - r > width || y - r > height) continue;
      boxes.push({ left: x - r, top: y - r, right: x + r, bottom: y + r, group: groups[g] });
    }
    return boxes;
  }

  /**
   * Bounds of the marks on the ground, coarse places with their radius.
   *
   * @param {ArrayLike<number> | null} [rows] those of the selection when left out
   * @returns {[number, number, number, number] | null} west, south, east, north in degrees
   */
  bounds(rows = null) {
    const groups = rows ? gather(this.#columns, rows, this.#vocabulary) : this.#base.groups;
    const bounds = [Infinity, Infinity, -Infinity, -Infinity];
    for (const group of groups) {
      if (group.country) continue;
      const high = group.radiusKm / 111.2;
      const wide = high / Math.max(0.05, Math.cos((group.lat * Math.PI) / 180));
      bounds[0] = Math.min(bounds[0], group.lon - wide);
      bounds[1] = Math.min(bounds[1], group.lat - high);
      bounds[2] = Math.max(bounds[2], group.lon + wide);
      bounds[3] = Math.max(bounds[3], group.lat + high);
    }
    return bounds[0] === Infinity ? null : bounds;
  }

  /** @returns {Uint32Array} rows of the selection that are known only to country, ascending */
  countryRows() {
    return rowsOf(this.#base.groups.filter((group) => group.country));
  }

  /**
   * What of the selection lies outside the view.
   *
   * @returns {{rows: Uint32Array, n: number, groups: Group[]}} rows ascending, n of them
   */
  offscreen() {
    this.#flush();
    const frame = new Frame(this.#map);
    const { groups, at } = this.#base;
    const outside = groups.filter(
      (group, g) => !group.country && !frame.shows(at[g * 2], at[g * 2 + 1], 0),
    );
    const rows = rowsOf(outside);
    return { rows, n: rows.length, groups: outside };
  }

  /** Draw now. The map's `render` calls it; a change of state calls it in the next frame. */
  paint() {
    cancelAnimationFrame(this.#pending);
    this.#pending = 0;
    const ctx = this.#stage.clear();
    if (!this.#columns) return;
    const frame = new Frame(this.#map);
    const ends = this.#ends();
    const here = ends.filter((end) => end.arrangement === this.#base);
    const scene = {
      frame,
      ratio: this.#stage.ratio,
      base: this.#base.update(frame),
      faded: this.#faded?.update(frame) ?? null,
      extras: this.#extras?.update(frame) ?? null,
      opened: this.#opened === null ? null : this.#spot(this.#opened),
      ends,
      chosen: this.#opened === null ? null : new Set(here.map((end) => end.g)),
      hovers: this.#spots(this.#hover),
      focus: this.#spot(this.#focus),
      dots: this.#base.marks.length > BUDGET && this.#visible(frame) > BUDGET,
    };
    const marks = this.#brush.paint(ctx, scene);
    this.drawn = this.#account(frame, marks, scene.dots ? "dots" : "marks");
  }

  /** Take the canvas away and let go of the map. */
  destroy() {
    cancelAnimationFrame(this.#pending);
    this.#map.off("render", this.#onRender);
    this.#map.off("resize", this.#onRender);
    document.fonts?.removeEventListener("loadingdone", this.#onFonts);
    this.#stage.remove();
    this.#sprites.clear();
  }

  #request() {
    this.#pending ||= requestAnimationFrame(this.#onRender);
  }

  /** Positions must be those of the present state before anyone asks for them. */
  #flush() {
    if (this.#pending) this.paint();
  }

  #arrange(rows) {
    return new Arrangement(gather(this.#columns, rows, this.#vocabulary), this.#projected);
  }

  #relatedOf(row) {
    const { related, relatedStart } = this.#columns;
    return related.subarray(relatedStart[row], relatedStart[row + 1]);
  }

  /** Opened and related reports at points where the selection draws nothing. */
  #findExtras() {
    this.#extras = null;
    if (this.#opened === null) return;
    const { of } = pointsOf(this.#columns);
    const rows = [...new Set([this.#opened, ...this.#related])]
      .filter((row) => this.#hasPoint(row) && this.#groupOfPoint[of[row]] < 0)
      .sort((a, b) => a - b);
    if (rows.length) this.#extras = this.#arrange(rows);
  }

  #hasPoint(row) {
    return this.#columns.geoPrecision[row] !== this.#vocabulary.geoPrecisions.indexOf("country");
  }

  /** Where a row is drawn: its arrangement and the number of its group there. */
  #spot(row) {
    if (row === null || !this.#columns || !this.#hasPoint(row)) return null;
    const { of } = pointsOf(this.#columns);
    const g = this.#groupOfPoint[of[row]];
    if (g >= 0) return { arrangement: this.#base, g };
    const extra = this.#extras?.groups.findIndex((group) => of[group.first] === of[row]) ?? -1;
    return extra >= 0 ? { arrangement: this.#extras, g: extra } : null;
  }

  /** Spots of rows, each once. */
  #spots(rows) {
    const spots = Array.from(rows, (row) => this.#spot(row)).filter(Boolean);
    return [...new Map(spots.map((spot) => [spot.arrangement.groups[spot.g], spot])).values()];
  }

  /** Spots of the opened report and of its related ones, each once, the opened one first. */
  #ends() {
    if (this.#opened === null) return [];
    const confidences = this.#vocabulary.confidences ?? this.#vocabulary.confidence;
    const contestedCode = confidences.indexOf("contested");
    const ends = [];
    for (const row of [this.#opened, ...this.#related]) {
      const spot = this.#spot(row);
      if (!spot) continue;
      const contested = this.#columns.confidence[row] === contestedCode;
      const same = ends.find((end) => end.arrangement === spot.arrangement && end.g === spot.g);
      if (same) same.contested &&= contested;
      else ends.push({ ...spot, contested });
    }
    return ends;
  }

  #visible(frame) {
    const { marks, at } = this.#base;
    let n = 0;
    for (const g of marks) if (frame.shows(at[g * 2], at[g * 2 + 1], 0)) n++;
    return n;
  }

  #account(frame, marks, mode) {
    const drawn = { marks, groups: 0, reports: 0, offscreen: 0, countryOnly: 0, mode };
    const { groups, at } = this.#base;
    for (let g = 0; g < groups.length; g++) {
      const group = groups[g];
      if (group.country) {
        drawn.countryOnly += group.n;
        continue;
      }
      drawn.groups++;
      drawn.reports += group.n;
      if (!frame.shows(at[g * 2], at[g * 2 + 1], 0)) drawn.offscreen += group.n;
    }
    return drawn;
  }
}

function rowsOf(groups) {
  const rows = new Uint32Array(groups.reduce((sum, group) => sum + group.n, 0));
  let at = 0;
  for (const group of groups) {
    rows.set(group.rows, at);
    at += group.n;
  }
  return rows.sort();
}

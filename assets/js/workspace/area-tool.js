/**
 * Area tool: a box, an area or a place is shown on the map, with mouse, finger or keyboard alone.
 *
 * Knows a MapLibre map and the element over it; knows nothing of the view. A drag is never needed:
 * corners can be clicked, and a cross that the arrow keys move sets them with Enter.
 *
 * @module workspace/area-tool
 */

import { html, svg } from "../timeline/svg.js";
import { crosses } from "./corners.js";
import { simplified } from "./simplify.js";
import { filled } from "./texts.js";

/** @typedef {"box" | "lasso" | "point"} Kind */
/** @typedef {[number, number]} LonLat degrees east, degrees north */
/** @typedef {[number, number]} Pixel from the map's top left corner, px */

/** As many corners as a link carries. */
const MOST_CORNERS = 64;
const FEWEST_CORNERS = 3;
const CLICK_PX = 5;
const CLOSE_PX = 12;
const STEP_PX = 10;
const LEAP_PX = 60;
const DIGITS = 4;

export class AreaTool {
  #map;
  #frame;
  #words;
  #live;
  /** What is being drawn. @type {any} */
  #drawing = null;

  /**
   * @param {{map: any, frame: HTMLElement, live: HTMLElement, words: Record<string, string>}} options
   *   frame: the element that the map fills; live: says what happens
   */
  constructor({ map, frame, live, words }) {
    this.#map = map;
    this.#frame = frame;
    this.#live = live;
    this.#words = words;
  }

  /** What is being drawn now. @returns {Kind | null} */
  get kind() {
    return this.#drawing?.kind ?? null;
  }

  /**
   * Let the reader show something.
   *
   * @param {Kind} kind
   * @returns {Promise<LonLat[] | null>} box: its south-west and its north-east corner; lasso: 3 to 64
   *   corners of an area whose edges do not cross; point: the place; null when it was given up
   */
  start(kind) {
    this.cancel();
    return new Promise((done) => {
      const { clientWidth: width, clientHeight: height } = this.#map.getCanvas();
      const layer = html("div", {
        class: "areatool", tabindex: "0", role: "application", "aria-label": this.#words[`${kind}_help`],
        "data-kind": kind,
      });
      const picture = svg("svg", { class: "areatool__picture", "aria-hidden": "true" });
      const shape = svg("path", { class: "areatool__shape" });
      const cross = svg("path", { class: "areatool__cross" });
      picture.append(shape, cross);
      layer.append(picture, html("p", { class: "areatool__hint", "aria-hidden": "true" }, this.#words[`${kind}_help`]));
      this.#drawing = {
        kind, done, layer, shape, cross, corners: [], trail: null, keyed: false,
        cursor: [Math.round(width / 2), Math.round(height / 2)],
        opener: document.activeElement,
      };
      layer.addEventListener("pointerdown", (event) => this.#down(event));
      layer.addEventListener("pointermove", (event) => this.#move(event));
      layer.addEventListener("pointerup", (event) => this.#up(event));
      layer.addEventListener("pointercancel", () => this.cancel());
      layer.addEventListener("keydown", (event) => this.#key(event));
      this.#frame.append(layer);
      layer.focus({ preventScroll: true });
      this.#say(this.#words[`${kind}_help`]);
      this.#draw();
    });
  }

  /** Give up what is being drawn. */
  cancel() {
    if (!this.#drawing) return;
    this.#say(this.#words.stopped);
    this.#end(null);
  }

  #down(event) {
    if (event.button > 0) return;
    const { layer } = this.#drawing;
    layer.setPointerCapture(event.pointerId);
    this.#drawing.keyed = false;
    this.#drawing.cursor = this.#at(event);
    this.#drawing.trail = [this.#at(event)];
    this.#draw();
  }

  #move(event) {
    const { trail } = this.#drawing;
    this.#drawing.cursor = this.#at(event);
    this.#drawing.keyed = false;
    if (trail && far(trail.at(-1), this.#drawing.cursor) >= 2) trail.push(this.#drawing.cursor);
    this.#draw();
  }

  #up(event) {
    const { kind, trail, corners } = this.#drawing;
    if (!trail) return;
    this.#drawing.trail = null;
    const end = this.#at(event);
    const dragged = trail.some((point) => far(point, trail[0]) > CLICK_PX);
    if (!dragged || kind === "point") this.#set(end);
    else if (kind === "box") this.#finish(corners.length ? [corners[0], end] : [trail[0], end]);
    else this.#finish(simplified([...corners, ...trail, end], MOST_CORNERS));
  }

  #key(event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const { cursor, corners } = this.#drawing;
    if (way) {
      const step = event.shiftKey ? LEAP_PX : STEP_PX;
      const { clientWidth: width, clientHeight: height } = this.#map.getCanvas();
      this.#drawing.keyed = true;
      this.#drawing.cursor = [within(cursor[0] + way[0] * step, width), within(cursor[1] + way[1] * step, height)];
      this.#draw();
      this.#tellPlace();
    } else if (event.key === "Enter" || event.key === " ") {
      this.#drawing.keyed = true;
      this.#set(cursor);
    } else if (event.key === "Backspace" && corners.length) {
      corners.pop();
      this.#draw();
    } else if (event.key === "Escape") this.cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** A corner, or what ends the drawing. @param {Pixel} point */
  #set(point) {
    const { kind, corners } = this.#drawing;
    if (kind === "point") return this.#finish([point]);
    if (kind === "box" && corners.length === 1) return this.#finish([corners[0], point]);
    if (kind === "lasso" && corners.length && this.#closes(point)) {
      if (corners.length >= FEWEST_CORNERS) return this.#finish(corners);
      return this.#say(this.#words.too_few);
    }
    corners.push(point);
    const at = this.#placeInWords(point);
    if (kind === "box") this.#say(filled(this.#words.corner, { at }));
    else {
      const more = corners.length >= FEWEST_CORNERS ? ` ${this.#words.close_with}` : "";
      this.#say(filled(this.#words.vertex, { n: corners.length, at }) + more);
      if (corners.length === MOST_CORNERS) return this.#finish(corners);
    }
    this.#draw();
  }

  /** The first corner once more, or the same place twice. */
  #closes(point) {
    const { corners } = this.#drawing;
    return far(point, corners.at(-1)) < 2 || (corners.length >= FEWEST_CORNERS && far(point, corners[0]) < CLOSE_PX);
  }

  /** @param {Pixel[]} points */
  #finish(points) {
    const { kind } = this.#drawing;
    const problem = this.#problem(kind, points);
    if (problem) {
      this.#say(problem);
      this.#drawing.corners = [];
      return this.#draw();
    }
    const places = points.map(([x, y]) => this.#map.unproject([x, y])).map(({ lng, lat }) => [rounded(lng), rounded(lat)]);
    if (kind !== "point") this.#say(this.#words.done);
    this.#end(kind === "box" ? cornersOf(places) : places);
  }

  #problem(kind, points) {
    if (kind === "box") {
      const [[x0, y0], [x1, y1]] = points;
      return Math.abs(x1 - x0) < CLICK_PX || Math.abs(y1 - y0) < CLICK_PX ? this.#words.nothing_wide : "";
    }
    if (kind === "point") return "";
    if (points.length < FEWEST_CORNERS) return this.#words.too_few;
    return crosses(points) ? this.#words.crosses : "";
  }

  #end(places) {
    const { done, layer, opener } = this.#drawing;
    this.#drawing = null;
    const focused = layer.contains(document.activeElement);
    layer.remove();
    if (focused) opener?.focus?.({ preventScroll: true });
    done(places);
  }

  #draw() {
    const { kind, shape, cross, corners, trail, cursor, keyed } = this.#drawing;
    const line = [...corners, ...(trail ?? [])];
    let d = "";
    if (kind === "box" && line.length) d = boxPath(line[0], cursor);
    else if (kind === "lasso" && line.length) {
      d = `M${[...line, cursor].map((point) => point.join(" ")).join("L")}${trail ? "Z" : ""}`;
      for (const [x, y] of corners) d += `M${x - 3} ${y - 3}h6v6h-6z`;
    }
    shape.setAttribute("d", d);
    const [x, y] = cursor;
    cross.setAttribute("d", `M${x - 14} ${y}h10M${x + 4} ${y}h10M${x} ${y - 14}v10M${x} ${y + 4}v10M${x - 0.5} ${y - 0.5}h1v1h-1z`);
    cross.toggleAttribute("hidden", !keyed && kind !== "point" && corners.length === 0);
  }

  #tellPlace() {
    clearTimeout(this.#drawing.timer);
    this.#drawing.timer = setTimeout(() => {
      if (this.#drawing) this.#say(this.#placeInWords(this.#drawing.cursor));
    }, 400);
  }

  #placeInWords(point) {
    const { lng, lat } = this.#map.unproject(point);
    const written = (degrees, [plus, minus]) => `${Math.abs(degrees).toFixed(2)}° ${degrees < 0 ? minus : plus}`;
    return filled(this.#words.at, { lat: written(lat, "NS"), lon: written(lng, "EW") });
  }

  #say(text) {
    this.#live.textContent = text;
  }

  /** @returns {Pixel} */
  #at(event) {
    const box = this.#map.getCanvas().getBoundingClientRect();
    return [
      Math.round(within(event.clientX - box.left, box.width)), Math.round(within(event.clientY - box.top, box.height)),
    ];
  }
}

/** South-west and north-east corner of two opposite ones. @param {LonLat[]} places @returns {LonLat[]} */
function cornersOf([[lon0, lat0], [lon1, lat1]]) {
  return [[Math.min(lon0, lon1), Math.min(lat0, lat1)], [Math.max(lon0, lon1), Math.max(lat0, lat1)]];
}

function boxPath([x0, y0], [x1, y1]) {
  return `M${x0} ${y0}H${x1}V${y1}H${x0}Z`;
}

function far([x0, y0], [x1, y1]) {
  return Math.hypot(x1 - x0, y1 - y0);
}

function within(value, most) {
  return Math.min(Math.max(value, 0), most);
}

function rounded(degrees) {
  return Math.round(degrees * 10 ** DIGITS) / 10 ** DIGITS;
}

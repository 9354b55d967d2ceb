/**
 * Map gestures: pointer and buttons on the map become acts: open, list, area, camera.
 *
 * Takes a MapLibre map and the painter; says what was meant through callbacks.
 *
 * @module workspace/map-gestures
 */

import { moveCamera } from "../plotly-map.js";
import { localesOf } from "../timeline/days.js";
import { filled } from "./texts.js";

const PAN_PX = 160;
const TIP_GAP_PX = 14;

/**
 * @typedef {object} Meant
 * @property {(row: number) => void} open one report
 * @property {(rows: Uint32Array) => void} list several at one point
 * @property {(areas: string[]) => void} area areas under the pointer, empty for none
 * @property {(at: [number, number, number]) => void} camera lat, lon, zoom, moved by the reader
 * @property {(rows: ArrayLike<number> | null) => void} point reports under the pointer
 * @property {() => void} moved the map stands still again, whoever moved it
 */

/**
 * @typedef {object} Overlay Marks of somebody else over those of the painter.
 * @property {(x: number, y: number, options: {touch?: boolean}) => any} hit null for nothing
 * @property {(found: any) => void} press
 * @property {(found: any) => {title: string, more: string}} tip
 */

export class MapGestures {
  #map;
  #painter;
  #overlays;
  #areasAt;
  #meant;
  #tip;
  #briefs;
  #words;
  #number;
  #touch = false;
  #hovered = null;

  /**
   * @param {{map: any, painter: import("../painter.js").Painter, areasAt: (p: any) => string[],
   *   meant: Meant, overlays: Overlay[], tip: HTMLElement, briefs: import("./briefs.js").Briefs,
   *   words: any, lang: string}} options
   */
  constructor({ map, painter, overlays, areasAt, meant, tip, briefs, words, lang }) {
    this.#map = map;
    this.#painter = painter;
    this.#overlays = overlays;
    this.#areasAt = areasAt;
    this.#meant = meant;
    this.#tip = tip;
    this.#briefs = briefs;
    this.#words = words;
    this.#number = new Intl.NumberFormat(localesOf(lang));
    const canvas = map.getCanvasContainer();
    canvas.addEventListener("pointerdown", (event) => (this.#touch = event.pointerType === "touch"));
    map.on("mousemove", (event) => this.#hover(event.point));
    canvas.addEventListener("pointerleave", () => this.#hover(null));
    map.on("movestart", () => this.#hover(null));
    map.on("click", (event) => this.#click(event.point));
    map.on("moveend", (event) => this.#moved(event));
  }

  /**
   * Carry out a button of the map.
   *
   * @param {string} action
   * @param {() => void} fit shows the whole theatre
   */
  press(action, fit) {
    const map = this.#map;
    const step = { "pan-up": [0, -PAN_PX], "pan-down": [0, PAN_PX], "pan-left": [-PAN_PX, 0], "pan-right": [PAN_PX, 0] };
    if (action === "fit") fit();
    else if (action === "zoom-in") moveCamera(map, { zoom: map.getZoom() + 1 });
    else if (action === "zoom-out") moveCamera(map, { zoom: map.getZoom() - 1 });
    else if (step[action]) {
      const { x, y } = map.project(map.getCenter());
      const centre = map.unproject([x + step[action][0], y + step[action][1]]);
      moveCamera(map, { center: [centre.lng, centre.lat] });
    }
  }

  #click(point) {
    const over = this.#over(point);
    const group = over ? null : this.#painter.hit(point.x, point.y, { touch: this.#touch });
    this.#hover(null);
    if (over) return over.overlay.press(over.found);
    if (!group) this.#meant.area(this.#areasAt(point));
    else if (group.rows.length === 1) this.#meant.open(group.rows[0]);
    else this.#meant.list(group.rows);
  }

  #moved(event) {
    if (event.originalEvent) {
      const { lat, lng } = this.#map.getCenter();
      this.#meant.camera([round(lat, 4), round(lng, 4), round(this.#map.getZoom(), 2)]);
    }
    this.#meant.moved();
  }

  /** What of somebody else lies under the pointer, on top of the painter's marks. */
  #over(point) {
    for (const overlay of this.#overlays) {
      const found = overlay.hit(point.x, point.y, { touch: this.#touch });
      if (found) return { overlay, found };
    }
    return null;
  }

  #hover(point) {
    const seen = Boolean(point) && !this.#touch;
    const over = seen ? this.#over(point) : null;
    const group = over?.found ?? (seen ? this.#painter.hit(point.x, point.y) : null);
    this.#map.getCanvas().style.cursor = group ? "pointer" : "";
    if (group === this.#hovered) {
      if (group) this.#placeTip(point);
      return;
    }
    this.#hovered = group;
    this.#meant.point(group && !over ? group.rows : null);
    this.#tip.hidden = true;
    if (over) this.#writeTip(over.overlay.tip(group), point);
    else if (group) this.#showTip(group, point);
  }

  async #showTip(group, point) {
    const brief = await this.#briefs.of(group.rows[0]);
    if (this.#hovered !== group) return;
    const n = group.rows.length;
    this.#writeTip({
      title: n === 1 ? brief.title : filled(this.#words.many_at, { n: this.#number.format(n), place: brief.place }),
      more: n === 1 ? `${brief.dates} · ${brief.place}` : this.#words.click_list,
    }, point);
  }

  #writeTip(said, point) {
    const title = document.createElement("strong");
    title.textContent = said.title;
    const more = document.createElement("span");
    more.textContent = said.more;
    this.#tip.replaceChildren(title, more);
    this.#tip.hidden = false;
    this.#placeTip(point);
  }

  #placeTip(point) {
    if (this.#tip.hidden) return;
    const frame = this.#map.getContainer().getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.#tip;
    const right = point.x + TIP_GAP_PX + width < frame.width;
    const below = point.y + TIP_GAP_PX + height < frame.height;
    const x = right ? point.x + TIP_GAP_PX : point.x - TIP_GAP_PX - width;
    const y = below ? point.y + TIP_GAP_PX : point.y - TIP_GAP_PX - height;
    this.#tip.style.transform = `translate(${Math.max(0, x)}px, ${Math.max(0, y)}px)`;
  }
}

/**
 * Write a scale bar for the middle of the map.
 *
 * Metres a pixel: equatorial circumference × cos(latitude) / (512 × 2^zoom), for 512-pixel tiles.
 *
 * @param {any} map @param {HTMLElement} element
 * @param {{words: {km: string, m: string}, lang: string}} options
 */
export function writeScale(map, element, { words, lang }) {
  const latitude = (map.getCenter().lat * Math.PI) / 180;
  const metres = (40_075_016.686 * Math.cos(latitude)) / (512 * 2 ** map.getZoom());
  const most = metres * 96;
  const power = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].map((n) => n * power).find((n) => n <= most);
  element.style.width = `${length / metres}px`;
  const [text, n] = length >= 1000 ? [words.km, length / 1000] : [words.m, length];
  element.textContent = filled(text, { n: new Intl.NumberFormat(localesOf(lang)).format(n) });
}

function round(number, digits) {
  return Math.round(number * 10 ** digits) / 10 ** digits;
}

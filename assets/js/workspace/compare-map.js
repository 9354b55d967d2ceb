/**
 * Compare map: the control of another day over the left part of the map, up to a divider.
 *
 * A second MapLibre map with the same camera, drawn in the same frame as the first and clipped at the
 * divider; the marks lie over both. It is made when it is first needed and let go of when it closes.
 *
 * @module workspace/compare-map
 */

import { Control } from "../control.js";
import { KeepOut } from "../keepout.js";
import { ChosenAreas } from "./chosen-areas.js";
import { Layers } from "./layers.js";

export class CompareMap {
  #map;
  #boot;
  /** @type {any} */
  #other = null;
  #holder = null;
  #parts = null;
  #style = "";
  #share = 0.5;
  #follow = () => this.#sync();
  #resize = () => {
    this.#other?.resize();
    this.#sync();
  };

  /**
   * @param {any} map the map below; its own class makes the second one
   * @param {{control: import("../control.js").ControlData, layers: any[], vocabulary: any}} boot
   */
  constructor(map, boot) {
    this.#map = map;
    this.#boot = boot;
  }

  /** The second map; null while nothing is compared. */
  get map() {
    return this.#other;
  }

  /**
   * Show a day.
   *
   * @param {{day: string, layers: string[], region: string[], groups: any[], style: string}} what ISO day;
   *   ids of the layers that are drawn; chosen areas; the marks, which labels keep clear of; address of
   *   the style
   */
  show({ day, layers, region, groups, style }) {
    if (!this.#other) this.#open(style);
    // As a whole: a style that only differs would take back what was given to its sources.
    else if (style !== this.#style) this.#other.setStyle(style, { diff: false });
    this.#style = style;
    this.#parts.layers.set(layers, day);
    this.#parts.control.setDay(day);
    this.#parts.chosen.set(region);
    this.#parts.keepOut.set(groups);
  }

  /** @param {number} share of the map's width that shows the other day, 0 to 1 */
  split(share) {
    this.#share = share;
    if (this.#holder) this.#holder.style.clipPath = `inset(0 ${((1 - share) * 100).toFixed(3)}% 0 0)`;
  }

  close() {
    if (!this.#other) return;
    for (const type of ["move", "render"]) this.#map.off(type, this.#follow);
    this.#map.off("resize", this.#resize);
    this.#parts.control.destroy();
    this.#other.remove();
    this.#holder.remove();
    this.#other = this.#holder = this.#parts = null;
  }

  #open(style) {
    const map = this.#map;
    this.#holder = document.createElement("div");
    this.#holder.className = "comparemap";
    this.#holder.setAttribute("aria-hidden", "true");
    // Right above the first map's own picture, and so below the marks.
    map.getCanvas().after(this.#holder);
    this.#other = new map.constructor({
      container: this.#holder, style, interactive: false, attributionControl: false, fadeDuration: 0,
      trackResize: false, maxPitch: 0, center: map.getCenter(), zoom: map.getZoom(),
    });
    this.#other.getCanvas().removeAttribute("tabindex");
    this.#parts = {
      layers: new Layers(this.#other, this.#boot.layers),
      control: new Control(this.#other, this.#boot.control, { controllers: this.#boot.vocabulary.controllers }),
      chosen: new ChosenAreas(this.#other),
      keepOut: new KeepOut(this.#other),
    };
    map.on("move", this.#follow);
    map.on("resize", this.#resize);
    this.split(this.#share);
  }

  /** The same camera, drawn at once: waiting for a frame of its own it would lag one behind. */
  #sync() {
    const [map, other] = [this.#map, this.#other];
    if (!other) return;
    other.jumpTo({ center: map.getCenter(), zoom: map.getZoom(), padding: map.getPadding() });
    if (other.loaded() || other.isStyleLoaded()) other.redraw();
  }
}

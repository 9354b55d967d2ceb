/**
 * Keep-out: tells the map where the marks stand, so that its labels keep clear of them.
 *
 * The marks are painted on a canvas of their own; here their places go into an unseen symbol layer
 * of the style (`keepout`), which the map places before all labels.
 *
 * @module keepout
 */

import { countedRadius, singleRadius } from "./glyphs.js";

const SOURCE = "keepout";
const IMAGE = "keepout";
/** Side of the unseen image, px: `icon-size` 1 keeps that much free. */
const IMAGE_PX = 20;
/** Labels are set anew, which redraws the map, only when the marks have been still for so long. */
const STILL_MS = 200;
/** A greater mark keeps no more free than this, or the label of its own place would find no room. */
const MOST_RADIUS_PX = 13;
/** Beyond this many marks labels have no room anyway. */
const MOST = 3000;

export class KeepOut {
  #map;
  #data = null;
  #given = null;
  #timer = 0;
  #onStyle = () => this.#apply();

  /** @param {any} map a MapLibre map whose style has the source and the layer `keepout` */
  constructor(map) {
    this.#map = map;
    map.on("styledata", this.#onStyle);
  }

  /** @param {import("./groups.js").Group[]} groups */
  set(groups) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#take(groups), this.#data ? STILL_MS : 0);
  }

  #take(groups) {
    const marks = groups.length > MOST ? [] : groups.filter((group) => !group.country);
    const zoom = this.#map.getZoom();
    this.#data = {
      type: "FeatureCollection",
      features: marks.map((group) => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: [group.lon, group.lat] },
        properties: { size: (2 * radius(group, zoom)) / IMAGE_PX },
      })),
    };
    this.#apply();
  }

  #apply() {
    const source = this.#map.getSource(SOURCE);
    if (!source || !this.#data) return;
    if (!this.#map.hasImage(IMAGE)) {
      const data = new Uint8Array(IMAGE_PX * IMAGE_PX * 4);
      this.#map.addImage(IMAGE, { width: IMAGE_PX, height: IMAGE_PX, data });
    }
    // A style that only differs from the one before keeps the source and empties it.
    const kept = this.#given?.source === source && source.serialize().data === this.#given.data;
    if (kept && this.#given.data === this.#data) return;
    this.#given = { source, data: this.#data };
    source.setData(this.#data);
  }
}

function radius(group, zoom) {
  const n = group.rows.length;
  return Math.min(MOST_RADIUS_PX, n > 1 ? countedRadius(n, zoom) : singleRadius(zoom));
}

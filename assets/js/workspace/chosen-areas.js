/**
 * Chosen areas: outlines those areas of the catalogue that the view has as its region.
 *
 * The style brings an unseen pair of lines for each source (`chosen/<source>`); here they learn which
 * areas they show. A new style begins unseen and is told again.
 *
 * @module workspace/chosen-areas
 */

const PREFIX = "chosen/";

export class ChosenAreas {
  #map;
  #ids = [];
  #told = new WeakMap();

  /** @param {any} map a MapLibre map with our style */
  constructor(map) {
    this.#map = map;
    map.on("styledata", () => this.#apply());
    map.on("idle", () => this.#apply()); // a style that was loading when `styledata` came
  }

  /** @param {string[]} ids areas, or layers that stand for all of theirs */
  set(ids) {
    this.#ids = ids;
    this.#apply();
  }

  #apply() {
    if (!this.#map.style) return;
    for (const id of this.#map.getLayersOrder().filter((name) => name.startsWith(PREFIX))) {
      const layer = this.#map.getLayer(id);
      const key = this.#ids.join();
      if (this.#told.get(layer) === key || (!this.#told.has(layer) && key === "")) continue;
      this.#told.set(layer, key);
      const whole = this.#ids.includes(id.split("/")[1]);
      this.#map.setFilter(id, whole ? null : ["in", ["get", "id"], ["literal", this.#ids]]);
      this.#map.setLayoutProperty(id, "visibility", this.#ids.length ? "visible" : "none");
    }
  }
}

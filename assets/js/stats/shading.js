/**
 * Shading: areas of the map in shades by their number of reports, and the legend of the shades.
 *
 * The layer lies over the ground and under hatching, borders, names and marks. It comes with the
 * first choice and comes again with every style; it is no part of the style.
 *
 * @module stats/shading
 */

import { classOf, edgesFor, shadeOf, spansOf } from "./classes.js";
import { element } from "./figure-view.js";
import { lookOf } from "./look.js";

const OVER = "hatch-armenian-0";
const OPACITY = 0.82;
/** Where the shapes of each choice come from: sources of the style, and one of our own. */
const ADMIN1 = "count-admin1";
const SOURCES = { provinces: ["provinces", ADMIN1], districts: ["districts", "enclave"] };

export class Shading {
  #map;
  #urls;
  #wanted = null;
  #given = new Map();
  #timer = 0;

  /** @param {any} map @param {{admin1: string}} urls */
  constructor(map, urls) {
    this.#map = map;
    this.#urls = urls;
    map.on("styledata", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#apply(), 30);
    });
  }

  /**
   * Shade areas, or none.
   *
   * @param {string | null} count `provinces` or `districts`
   * @param {Map<string, number>} [numbers] of reports by area
   */
  set(count, numbers = new Map()) {
    this.#wanted = count ? { count, numbers } : null;
    this.#apply();
  }

  #apply() {
    if (!this.#map.getStyle?.()?.layers?.length) return;
    for (const source of new Set(Object.values(SOURCES).flat())) this.#layer(source);
  }

  #layer(source) {
    const id = `count/${source}`;
    const wanted = this.#wanted && SOURCES[this.#wanted.count].includes(source);
    if (!wanted) {
      if (this.#map.getLayer(id)) this.#map.removeLayer(id);
      return;
    }
    if (source === ADMIN1 && !this.#map.getSource(source)) {
      this.#map.addSource(source, { type: "geojson", data: this.#urls.admin1, promoteId: "id", tolerance: 0.2 });
    }
    if (!this.#map.getSource(source)) return;
    const colour = this.#colour();
    if (this.#map.getLayer(id)) {
      if (this.#given.get(id) === JSON.stringify(colour)) return;
      this.#map.setPaintProperty(id, "fill-color", colour);
    } else {
      const below = this.#map.getLayer(OVER) ? OVER : undefined;
      this.#map.addLayer({
        id, type: "fill", source,
        filter: ["in", ["get", "id"], ["literal", [...this.#wanted.numbers.keys()]]],
        paint: { "fill-color": colour, "fill-opacity": OPACITY, "fill-outline-color": lookOf().muted },
      }, below);
    }
    this.#given.set(id, JSON.stringify(colour));
  }

  #colour() {
    const { shades } = lookOf();
    const { numbers } = this.#wanted;
    const edges = edgesFor(Math.max(0, ...numbers.values()));
    const pairs = [...numbers].flatMap(([area, n]) => [area, shades[shadeOf(classOf(n, edges), edges.length)]]);
    return pairs.length ? ["match", ["get", "id"], ...pairs, "rgba(0,0,0,0)"] : "rgba(0,0,0,0)";
  }
}

/**
 * The legend of the shades: what each stands for; hidden when nothing is shaded.
 *
 * @param {HTMLElement} host
 * @param {Map<string, number> | null} numbers
 * @param {import("./saying.js").Saying | null} saying
 * @param {string} [title]
 */
export function writeShades(host, numbers, saying, title) {
  host.hidden = !numbers;
  if (!numbers) return host.replaceChildren();
  const most = Math.max(0, ...numbers.values());
  const edges = edgesFor(most);
  const words = spansOf(edges, most).map(([low, high]) =>
    low === high ? saying.number(low) : saying.say("range", { low: saying.number(low), high: saying.number(high) }));
  const entry = (place, text) => element("li", { class: "legend__shade" }, [
    element("span", { class: `legend__swatch legend__swatch--${shadeOf(place, edges.length)}`, "aria-hidden": "true" }),
    element("span", { text }),
  ]);
  host.replaceChildren(
    element("h3", { text: title }),
    element("ul", {}, [entry(0, saying.say("legend_none")), ...words.map((text, i) => entry(i + 1, text))]),
    element("p", { class: "legend__note", text: saying.say("legend_note") }),
  );
}

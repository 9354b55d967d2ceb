/**
 * Layers: which boundaries are drawn, and which areas lie under a point of the map.
 *
 * Knows the metadata of our style (`aras:shown-by`: the layers of which one must be on) and the boot
 * data's list of layers.
 *
 * @module workspace/layers
 */

/** From the most telling to the most general; the server chooses the heading. */
const FILLS = ["control", "enclave", "districts", "provinces", "admin1", "countries"];
const SHOWN_BY = "aras:shown-by";
const FAINT = 0.35;
/** A style that is being changed says so many times; it is looked at once it is quiet. */
const STYLE_MS = 30;

export class Layers {
  #map;
  #known;
  #visible = [];
  #day = "";
  #timer = 0;
  #onStyle = () => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#apply(), STYLE_MS);
  };

  /** @param {any} map @param {{id: string, from: string|null, to: string|null, ends: boolean}[]} known */
  constructor(map, known) {
    this.#map = map;
    this.#known = known;
    map.on("styledata", this.#onStyle);
  }

  /** @param {string[]} visible ids @param {string} day ISO day of control */
  set(visible, day) {
    const before = this.#wanted();
    this.#visible = visible;
    this.#day = day;
    if (this.#wanted() !== before) this.#apply();
  }

  /** What is drawn, as one text: asking the map for its style takes longer than comparing it. */
  #wanted() {
    return [...this.#visible, "|", ...this.#ended()].join();
  }

  /** Ids of the lines that do not stand on the day. */
  #ended() {
    return this.#known
      .filter(({ from, to, ends }) => ends && ((from && this.#day < from) || (to && this.#day >= to)))
      .map(({ id }) => id);
  }

  #apply() {
    const style = this.#map.getStyle?.();
    if (!style?.layers?.length) return;
    const ended = this.#ended();
    for (const layer of style.layers) {
      const owners = layer.metadata?.[SHOWN_BY];
      if (!owners) continue;
      this.#show(layer, owners.some((id) => this.#visible.includes(id)));
      if (this.#known.some(({ id, ends }) => ends && owners.includes(id))) {
        this.#fade(layer, owners.some((id) => ended.includes(id)) ? FAINT : 1);
      }
    }
  }

  /** A fill stays for clicks when its layer is switched off: it is made clear in place of hidden. */
  #show(layer, shown) {
    if (layer.type === "fill") {
      const opacity = shown ? 1 : 0;
      if ((this.#map.getPaintProperty(layer.id, "fill-opacity") ?? 1) !== opacity) {
        this.#map.setPaintProperty(layer.id, "fill-opacity", opacity);
      }
      return;
    }
    const visibility = shown ? "visible" : "none";
    if ((this.#map.getLayoutProperty(layer.id, "visibility") ?? "visible") !== visibility) {
      this.#map.setLayoutProperty(layer.id, "visibility", visibility);
    }
  }

  /** A line outside the days in which it stood stays faint: it is not deleted, it has ended. */
  #fade({ id, type }, opacity) {
    if (type !== "line") return;
    if ((this.#map.getPaintProperty(id, "line-opacity") ?? 1) !== opacity) {
      this.#map.setPaintProperty(id, "line-opacity", opacity);
    }
  }
}

/**
 * Ids of the areas under a point, drawn or not, without repeats.
 *
 * @param {any} map @param {{x: number, y: number}} point px
 * @returns {string[]}
 */
export function areasAt(map, point) {
  const layers = FILLS.map((id) => `${id}/fill`).filter((id) => map.getLayer(id));
  const found = map.queryRenderedFeatures([point.x, point.y], { layers });
  return [...new Set(found.map((feature) => feature.properties.id))];
}

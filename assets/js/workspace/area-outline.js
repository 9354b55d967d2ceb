/**
 * Area outline: the drawn box or area over the map, with a button that takes it away.
 *
 * Follows the map in the frame in which it moves. Knows a MapLibre map and corners in degrees.
 *
 * @module workspace/area-outline
 */

import { html, svg } from "../timeline/svg.js";

export class AreaOutline {
  #map;
  #shapes = [];
  #holder = html("div", { class: "areas" });
  #picture = svg("svg", { class: "areas__picture", "aria-hidden": "true" });

  /** @param {any} map @param {HTMLElement} frame the element that the map fills */
  constructor(map, frame) {
    this.#map = map;
    this.#holder.append(this.#picture);
    frame.append(this.#holder);
    for (const type of ["move", "resize"]) map.on(type, () => this.#place());
  }

  /**
   * @param {{ring: [number, number][], label: string, remove: () => void}[]} shapes corners as lon, lat;
   *   label names the button
   */
  set(shapes) {
    for (const { button } of this.#shapes) button.remove();
    this.#shapes = shapes.map(({ ring, label, remove }) => {
      const button = html("button", { type: "button", class: "areas__remove", title: label, "aria-label": label }, "×");
      button.addEventListener("click", remove);
      this.#holder.append(button);
      return { ring, button, paths: ["casing", "line"].map((part) => svg("path", { class: `areas__${part}` })) };
    });
    this.#picture.replaceChildren(...this.#shapes.flatMap(({ paths }) => paths));
    this.#place();
  }

  #place() {
    for (const { ring, button, paths } of this.#shapes) {
      const points = ring.map((corner) => this.#map.project(corner));
      const d = `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
      for (const path of paths) path.setAttribute("d", d);
      const { clientWidth: width, clientHeight: height } = this.#map.getCanvas();
      // At the corner that is farthest up and to the right, kept in sight.
      const best = points.reduce((a, b) => (b.x - b.y > a.x - a.y ? b : a));
      button.style.left = `${Math.min(Math.max(best.x, 14), width - 58)}px`;
      button.style.top = `${Math.min(Math.max(best.y, 14), height - 44)}px`;
    }
  }
}

/** Corners of a box. @param {[number, number, number, number]} box west, south, east, north */
export function ringOfBox([west, south, east, north]) {
  return [[west, south], [east, south], [east, north], [west, north]];
}

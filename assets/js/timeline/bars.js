/**
 * Bars: the stacked counts, one path per layer, and the count axis behind them.
 *
 * Every bar is drawn twice: faded over the whole frame, and in full colour clipped to the window.
 * So moving the window moves one rectangle, and no bar is drawn anew.
 *
 * @module timeline/bars
 */

import { countTicks } from "./bins.js";
import { dress, svg } from "./svg.js";

const WIDEST_DAY_PX = 24;
const HEADROOM = 1.04;

let instances = 0;

/**
 * The outline of one layer's part of the stacks.
 * @param {import("./bins.js").Bins} bins
 * @param {number} layer
 * @param {import("./scale.js").Scale} scale
 * @param {(n: number) => number} y
 */
export function outline(bins, layer, scale, y) {
  const parts = [];
  for (let bin = 0; bin + 1 < bins.edges.length; bin++) {
    const n = bins.counts[layer][bin];
    if (n === 0) continue;
    let under = 0;
    for (let below = 0; below < layer; below++) under += bins.counts[below][bin];
    const [x0, x1] = barEdges(bins, bin, scale);
    if (x1 <= x0) continue;
    // A hair of paper between two layers tells them apart without colour.
    const top = y(under + n);
    const bottom = y(under) - (under > 0 ? 1 : 0);
    const height = Math.max(bottom - top, 1);
    parts.push(`M${x0.toFixed(1)} ${bottom.toFixed(1)}V${(bottom - height).toFixed(1)}H${x1.toFixed(1)}V${bottom.toFixed(1)}Z`);
  }
  return parts.join("");
}

/**
 * Left and right of a bar, cut at the edges of the picture.
 * @param {import("./bins.js").Bins} bins @param {number} bin @param {import("./scale.js").Scale} scale
 * @returns {[number, number]}
 */
export function barEdges(bins, bin, scale) {
  const x0 = scale.x(bins.edges[bin]);
  const x1 = scale.x(bins.edges[bin + 1]);
  const gap = Math.min(Math.max((x1 - x0) * 0.14, 1), 3);
  const cut = bins.unit === "day" ? Math.max(0, (x1 - x0 - gap - WIDEST_DAY_PX) / 2) : 0;
  return [
    Math.max(x0 + gap / 2 + cut, scale.left),
    Math.min(x1 - gap / 2 - cut, scale.right),
  ];
}

export class Bars {
  /** @param {readonly string[]} layers words of the report layers, lowest in the stack first */
  constructor(layers) {
    const clip = `timeline-window-${++instances}`;
    this.clip = svg("rect", { y: 0 });
    const path = (layer) => svg("path", { class: "timeline-bar", "data-layer": layer });
    this.faded = layers.map(path);
    this.full = layers.map(path);
    this.grid = svg("g", { class: "timeline-grid", "aria-hidden": "true" });
    this.node = svg("g", { class: "timeline-bars", "aria-hidden": "true" });
    const clipPath = svg("clipPath", { id: clip });
    clipPath.append(this.clip);
    const faded = svg("g", { class: "timeline-faded" });
    faded.append(...this.faded);
    const full = svg("g", { "clip-path": `url(#${clip})` });
    full.append(...this.full);
    this.node.append(clipPath, faded, full);
  }

  /**
   * @param {import("./bins.js").Bins} bins
   * @param {import("./scale.js").Scale} scale
   * @param {import("./days.js").DayWords} words
   */
  draw(bins, scale, words) {
    const ticks = countTicks(bins.max);
    const top = Math.max(bins.max * HEADROOM, ticks.at(-1) ?? 1);
    const y = (n) => scale.baseline - (n / top) * (scale.baseline - scale.top);
    bins.counts.forEach((_, layer) => {
      const d = outline(bins, layer, scale, y);
      dress(this.faded[layer], { d });
      dress(this.full[layer], { d });
    });
    const grid = ticks.flatMap((n) => {
      const at = Math.round(y(n)) + 0.5;
      return [
        svg("path", { d: `M${scale.left} ${at}H${scale.right}` }),
        svg("text", { x: scale.left - 6, y: at }, words.number(n)),
      ];
    });
    const base = Math.round(scale.baseline) + 0.5;
    grid.push(svg("path", { class: "timeline-base", d: `M${scale.left} ${base}H${scale.right}` }));
    this.grid.replaceChildren(...grid);
  }

  /** @param {number} x0 @param {number} x1 @param {import("./scale.js").Scale} scale */
  light(x0, x1, scale) {
    dress(this.clip, { x: x0, width: Math.max(0, x1 - x0), height: scale.baseline });
  }
}

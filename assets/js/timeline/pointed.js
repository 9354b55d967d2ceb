/**
 * Pointed: the bars of the reports that are pointed at elsewhere on the page.
 *
 * @module timeline/pointed
 */

import { barEdges } from "./bars.js";
import { svg } from "./svg.js";

const FOOT_PX = 3;

/**
 * @param {SVGElement} group
 * @param {ArrayLike<number>} rows
 * @param {{startDay: Int32Array}} columns
 * @param {import("./bins.js").Bins} bins
 * @param {import("./scale.js").Scale} scale
 */
export function drawPointed(group, rows, columns, bins, scale) {
  const marked = new Set(Array.from(rows, (row) => binOf(bins, columns.startDay[row])));
  const parts = [];
  for (const bin of marked) {
    if (bin === -1) parts.push(svg("path", { d: `M${scale.left - 3} ${scale.baseline - 6}l8 -5v10z` }));
    else if (bin === null) parts.push(svg("path", { d: `M${scale.right + 3} ${scale.baseline - 6}l-8 -5v10z` }));
    else parts.push(...column(barEdges(bins, bin, scale), scale));
  }
  group.replaceChildren(...parts);
}

function column([x0, x1], { top, baseline }) {
  const box = { x: x0 - 1.5, width: Math.max(x1 - x0, 1) + 3 };
  return [
    svg("rect", { class: "timeline-pointed-column", ...box, y: top - 2, height: baseline - top + 2 }),
    svg("rect", { class: "timeline-pointed-foot", ...box, y: baseline - 1, height: FOOT_PX }),
  ];
}

/** The bin that counts a day; -1 before the first one, null after the last. */
function binOf({ edges }, day) {
  if (day < edges[0]) return -1;
  if (day >= edges.at(-1)) return null;
  let low = 0;
  let high = edges.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= day) low = middle;
    else high = middle;
  }
  return low;
}

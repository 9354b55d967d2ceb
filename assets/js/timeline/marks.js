/**
 * Marks: the opened report, its related reports, and the line of the day shown.
 *
 * They lie in a lane of their own under the bars, so that nothing hides them.
 *
 * @module timeline/marks
 */

import { svg } from "./svg.js";
import { fill } from "./wording.js";

/**
 * @param {SVGElement} group
 * @param {{columns: any, row: number, related: ArrayLike<number>} | null} opened
 * @param {import("./scale.js").Scale} scale
 * @param {{vocabulary: {layers: string[]}, wording: import("./wording.js").Wording, words: import("./days.js").DayWords}} say
 */
export function drawOpened(group, opened, scale, { vocabulary, wording, words }) {
  if (!opened) return group.replaceChildren();
  const { columns, row, related } = opened;
  const y = scale.lane;
  const spanOf = (at) => [columns.firstDay[at], columns.lastDay[at]];
  const middle = ([first, last]) => (scale.clamped(first) + scale.clamped(last + 1)) / 2;
  const layerOf = (at) => vocabulary.layers[columns.layer[at]];
  const parts = [];
  const own = middle(spanOf(row));
  const others = Array.from(related, (at) => ({ at, span: spanOf(at), x: middle(spanOf(at)) }));
  if (others.length) {
    const xs = [own, ...others.map(({ x }) => x)];
    parts.push(svg("path", { class: "timeline-link", d: `M${Math.min(...xs)} ${y}H${Math.max(...xs)}` }));
  }
  for (const { at, span, x } of others) {
    const mark = svg("g", { class: "timeline-related", "data-layer": layerOf(at) });
    mark.append(svg("title", {}, fill(wording.related, { when: words.range(...span) })));
    mark.append(beyond(span, scale) ?? svg("circle", { cx: x, cy: y, r: 3.5 }));
    parts.push(mark);
  }
  const [first, last] = spanOf(row);
  const mark = svg("g", { class: "timeline-opened", "data-layer": layerOf(row) });
  mark.append(svg("title", {}, fill(wording.opened, { when: words.range(first, last) })));
  const outside = beyond([first, last], scale);
  if (outside) {
    mark.append(outside);
  } else {
    const [x0, x1] = [scale.clamped(first), scale.clamped(last + 1)];
    if (last > first && x1 - x0 > 12) {
      mark.append(svg("rect", { class: "timeline-opened-span", x: x0, y: y - 2.5, width: x1 - x0, height: 5, rx: 2.5 }));
    }
    mark.append(svg("circle", { class: "timeline-opened-ring", cx: own, cy: y, r: 6.5 }));
    mark.append(svg("circle", { class: "timeline-opened-core", cx: own, cy: y, r: 4 }));
  }
  parts.push(mark);
  group.replaceChildren(...parts);
}

/** An arrow at the edge for what lies outside the frame; null for what lies in it. */
function beyond([first, last], scale) {
  const { left, right, lane, frame } = scale;
  if (last + 1 < frame[0]) return svg("path", { d: `M${left - 2} ${lane}l7 -4v8z` });
  if (first > frame[1]) return svg("path", { d: `M${right + 2} ${lane}l-7 -4v8z` });
  return null;
}

/**
 * @param {SVGElement} group
 * @param {number | null} day
 * @param {import("./scale.js").Scale} scale
 * @param {{wording: import("./wording.js").Wording, words: import("./days.js").DayWords}} say
 */
export function drawCursor(group, day, scale, { wording, words }) {
  if (day === null || day < scale.frame[0] || day > scale.frame[1]) return group.replaceChildren();
  const x = Math.round(scale.x(day + 0.5)) + 0.5;
  group.replaceChildren(
    svg("title", {}, fill(wording.cursor, { day: words.long(day) })),
    svg("path", { class: "timeline-cursor-line", d: `M${x} ${scale.top - 2}V${scale.axis}` }),
    svg("path", { class: "timeline-cursor-head", d: `M${x - 5} ${scale.axis + 4}h10l-5 -6z` }),
  );
}

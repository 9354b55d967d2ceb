/**
 * Spans: the reports that are known only to the week, month or year, drawn as long as they may be.
 *
 * They lie under the bars, thin, one for all reports of a set that share their days. The bars count
 * each of them once, at the first day that its source gives (see `bins.js`).
 *
 * @module timeline/spans
 */

import { svg } from "./svg.js";
import { fill } from "./wording.js";

/** @typedef {{first: number, last: number, layer: number, precision: string, n: number}} DateSpan */

const SPAN_PX = 4;
const LINE_PX = 2.5;
const MOST_LANES = 3;
/** A span no wider than this lies within its bar and says nothing more. */
const LEAST_PX = 4;
const GAP_PX = 1.5;
const EXACT = "day";

/**
 * Rows whose date is known only roughly.
 * @param {any} columns @param {Uint32Array} rows @param {{datePrecisions?: string[]}} vocabulary words of the codes
 */
export function vagueRows(columns, rows, { datePrecisions = [] }) {
  const exact = datePrecisions.indexOf(EXACT);
  return columns.datePrecision ? rows.filter((row) => columns.datePrecision[row] !== exact) : rows.subarray(0, 0);
}

/**
 * @param {any} columns @param {Uint32Array} rows as `vagueRows` gives them
 * @param {{datePrecisions?: string[]}} vocabulary
 * @returns {DateSpan[]} the shortest first
 */
export function spansOf(columns, rows, { datePrecisions = [] }) {
  const found = new Map();
  for (const row of rows) {
    const [first, last] = [columns.firstDay[row], columns.lastDay[row]];
    const precision = datePrecisions[columns.datePrecision[row]];
    const key = `${first} ${last} ${columns.layer[row]} ${precision}`;
    const known = found.get(key);
    if (known) known.n += 1;
    else found.set(key, { first, last, layer: columns.layer[row], precision, n: 1 });
  }
  return [...found.values()].sort((a, b) => a.last - a.first - (b.last - b.first) || a.first - b.first);
}

/**
 * Which spans are wide enough to be drawn, and in which lane each lies, the uppermost being 0.
 * @param {DateSpan[]} spans
 * @param {import("./scale.js").Scale} scale
 * @returns {{span: DateSpan, lane: number}[]}
 */
export function lanesOf(spans, scale) {
  const { frame } = scale;
  const taken = Array.from({ length: MOST_LANES }, () => []);
  const placed = [];
  for (const span of spans) {
    const [from, to] = [scale.x(span.first), scale.x(span.last + 1)];
    if (to - from < LEAST_PX || span.last + 1 <= frame[0] || span.first >= frame[1]) continue;
    const free = taken.findIndex((lane) => lane.every(([a, b]) => to <= a || from >= b));
    // Without a free lane it lies over another one in the last.
    const lane = free < 0 ? MOST_LANES - 1 : free;
    taken[lane].push([from, to]);
    placed.push({ span, lane });
  }
  return placed;
}

/** Height that the spans need, px. @param {{lane: number}[]} placed */
export function roomOf(placed) {
  return placed.reduce((most, { lane }) => Math.max(most, (lane + 1) * SPAN_PX), 0);
}

/**
 * @param {SVGElement} group
 * @param {{span: DateSpan, lane: number}[]} placed
 * @param {import("./scale.js").Scale} scale
 * @param {{vocabulary: any, wording: import("./wording.js").Wording, words: import("./days.js").DayWords}} say
 */
export function drawSpans(group, placed, scale, { vocabulary, wording, words }) {
  group.replaceChildren(
    ...placed.map(({ span, lane }) => {
      const { first, last, layer, precision, n } = span;
      const [x0, x1] = [scale.clamped(first), scale.clamped(last + 1)];
      const box = { x: x0, width: Math.max(x1 - x0 - GAP_PX, 1), height: LINE_PX, rx: 1.25 };
      const y = scale.baseline + 2 + lane * SPAN_PX;
      const mark = svg("rect", { class: "timeline-span", "data-layer": vocabulary.layers[layer], "data-precision": precision, ...box, y });
      const text = wording[`vague_${precision}_${n === 1 ? "one" : "many"}`];
      if (text) mark.append(svg("title", {}, fill(text, { n: words.number(n), when: words.range(first, last) })));
      return mark;
    }),
  );
}

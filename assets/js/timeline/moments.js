/**
 * Moments: the war's first and last day, the ceasefires. Which labels find room, and drawing them.
 *
 * `place` is pure. A moment whose label finds no room keeps its rule, its dot and its tooltip.
 *
 * @module timeline/moments
 */

import { civil, dayOf, monthStart } from "./days.js";
import { dress, svg } from "./svg.js";
import { fill } from "./wording.js";

/**
 * @typedef {object} Moment
 * @property {string} date ISO
 * @property {"war-start" | "war-end" | "ceasefire" | string} kind
 * @property {string} label short, as "Truce 10 Oct"
 * @property {string} [event] id of the report it comes from
 */

/**
 * @typedef {object} Placed
 * @property {number} x
 * @property {number} until the same as x, or the right end of a merged band
 * @property {Moment[]} moments more than one when merged
 * @property {string} text
 * @property {number | null} row null when the label is left out
 * @property {"start" | "end"} anchor
 */

const MERGE_PX = 7;
const GAP_PX = 5;
/** A war starts as its first day does and ends with its last; anything else is at noon. */
const WITHIN_DAY = { "war-start": 0, "war-end": 1 };
const RANK = { "war-start": 0, "war-end": 1 };

/** @param {Moment[]} moments */
const rank = (moments) => Math.min(...moments.map(({ kind }) => RANK[kind] ?? 2));

/**
 * Merge what lies too close, then give labels room: the war before the truces, then by date.
 * @param {readonly Moment[]} moments
 * @param {import("./scale.js").Scale} scale
 * @param {(text: string) => number} measure width in pixels
 * @param {number} rows
 * @param {{wording: import("./wording.js").Wording, words: import("./days.js").DayWords,
 *   periods?: {from: string, to: string, label: string}[]}} say
 * @returns {Placed[]}
 */
export function place(moments, scale, measure, rows, say) {
  const placed = clusters(moments, scale).map((cluster) => ({
    ...cluster,
    text: textOf(cluster.moments, say),
    row: null,
    anchor: "start",
  }));
  const taken = Array.from({ length: rows }, () => []);
  for (const one of [...placed].sort((a, b) => rank(a.moments) - rank(b.moments) || a.x - b.x)) {
    const width = measure(one.text);
    const sides = one.moments[0].kind === "war-start" && one.moments.length === 1 ? ["end", "start"] : ["start", "end"];
    search: for (let row = 0; row < rows; row++) {
      for (const anchor of sides) {
        const from = anchor === "start" ? one.until + GAP_PX : one.x - GAP_PX - width;
        const to = from + width;
        // On the lower row the numbers of the count axis are near.
        if (from < (row === 0 ? scale.left + 2 : 2) || to > scale.width - 2) continue;
        if (taken[row].some(([a, b]) => from < b + 8 && to > a - 8)) continue;
        // On the lower row a label must not stand over another moment's rule.
        if (placed.some((p) => p !== one && p.x > from - 4 && p.x < to + 4 && row === 0)) continue;
        taken[row].push([from, to]);
        one.row = row;
        one.anchor = anchor;
        break search;
      }
    }
  }
  return placed;
}

function clusters(moments, scale) {
  const found = [];
  const dated = moments
    .map((moment) => ({ moment, x: scale.x(dayOf(moment.date) + (WITHIN_DAY[moment.kind] ?? 0.5)) }))
    .filter(({ x }) => x >= scale.left - 1 && x <= scale.right + 1)
    .sort((a, b) => a.x - b.x);
  for (const { moment, x } of dated) {
    const last = found.at(-1);
    if (last && x - last.until < MERGE_PX) {
      last.until = x;
      last.moments.push(moment);
    } else {
      found.push({ x, until: x, moments: [moment] });
    }
  }
  return found;
}

/** A merged mark is called by the period that it fills, by the war whose two ends it holds, or by its first moment. */
function textOf(moments, { wording, words, periods = [] }) {
  if (moments.length === 1) return moments[0].label;
  const period = periods.find(({ from, to }) => from === moments[0].date && to === moments.at(-1).date);
  if (period) return period.label;
  const of = (kind) => moments.find((moment) => moment.kind === kind);
  const [start, end] = [of("war-start"), of("war-end")];
  if (start && end) {
    const years = [start, end].map(({ date }) => words.year(monthStart(civil(dayOf(date)).year, 0)));
    return fill(wording.war, { when: [...new Set(years)].join("–") });
  }
  const first = start ?? end ?? moments[0];
  return fill(wording.more, { label: first.label, n: moments.length - 1 });
}

/**
 * @param {SVGElement} group
 * @param {Placed[]} placed
 * @param {import("./scale.js").Scale} scale
 * @param {import("./days.js").DayWords} words
 * @param {((moment: Moment) => void) | null} choose what a click on a moment with a report does
 */
export function drawMoments(group, placed, scale, words, choose) {
  group.replaceChildren(...placed.map((one) => momentNode(one, scale, words, choose)));
}

function momentNode(one, scale, words, choose) {
  const war = rank(one.moments) < 2;
  const node = svg("g", { class: `timeline-moment ${war ? "timeline-war" : "timeline-truce"}` });
  const title = one.moments.map(({ label, date }) => `${label}: ${words.long(dayOf(date))}`).join("\n");
  node.append(svg("title", {}, title));
  const x = Math.round(one.x) + 0.5;
  const head = scale.labelRow(one.row ?? 0);
  if (one.until - one.x > 1.5) {
    const band = { x: one.x, width: one.until - one.x, y: scale.top - 4, height: scale.baseline - scale.top + 4 };
    node.append(svg("rect", { class: "timeline-moment-band", ...band }));
  }
  node.append(
    svg("path", { class: "timeline-moment-rule", d: `M${x} ${head}V${scale.baseline}` }),
    war
      ? svg("path", { class: "timeline-moment-head", d: `M${x - 3} ${head - 3}h6v6h-6z` })
      : svg("circle", { class: "timeline-moment-head", cx: x, cy: head, r: 3 }),
    svg("rect", { class: "timeline-moment-hit", x: x - 12, y: 0, width: 24, height: scale.top + 4 }),
  );
  if (one.row !== null) {
    const start = one.anchor === "start";
    const at = { x: start ? Math.max(one.until, x) + GAP_PX + 2 : x - GAP_PX - 2, y: head + 4 };
    node.append(svg("text", { class: "timeline-moment-label", ...at, "text-anchor": one.anchor }, one.text));
  }
  const [moment] = one.moments;
  if (choose && one.moments.length === 1 && moment.event) {
    // Its name is the title above: an aria-label beside a title would be read as other words than are seen.
    dress(node, { role: "button", tabindex: "0", "data-event-id": moment.event, ...(moment.row !== undefined && moment.row !== null && { "data-row": moment.row }) });
    node.append(svg("rect", { class: "timeline-moment-ring", x: x - 7, y: head - 7, width: 14, height: 14, rx: 4 }));
    node.addEventListener("click", () => choose(moment));
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(moment);
    });
  }
  return node;
}

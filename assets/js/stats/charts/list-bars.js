/**
 * List bars: one bar a line, its name above it, its number behind it: areas, actors, confidences.
 *
 * @module stats/charts/list-bars
 */

import { axis, baseLayout, wrapped } from "../look.js";

/** Heights of a row's parts, px: the axis counts in them, from the top downwards. */
const LINE = 17;
const BAR = 12;
const GAP = 8;
/** Longer lists end here; the table has them all. */
const MOST = 16;
/** Letters on one line of a name; longer ones would leave a narrow chart. */
const LETTERS = 44;

/** @param {any} figure @param {import("../saying.js").Saying} saying @param {any} look */
export function listBars(figure, saying, look) {
  const value = figure.columns.findIndex(({ id }) => id === "reports");
  const name = figure.columns.findIndex(({ id }) => ["name", "actor", "confidence"].includes(id));
  const listed = figure.lines.map((_, i) => i);
  const all = figure.id === "confidence";
  const drawn = listed.filter((i) => all || figure.lines[i].cells[value] > 0).slice(0, MOST);
  const counts = drawn.map((i) => figure.lines[i].cells[value]);
  const most = Math.max(1, ...counts);
  const names = drawn.map((i) => wrapped(saying.cell(figure, figure.lines[i], name), LETTERS));
  let below = 0;
  const tops = names.map((lines) => (below += lines.length * LINE + BAR + GAP) - lines.length * LINE - BAR - GAP);
  const bars = tops.map((top, i) => top + names[i].length * LINE + BAR / 2);
  const row = new Map(drawn.map((line, i) => [line, i]));
  const height = Math.max(below, LINE + BAR + GAP);
  return {
    traces: [{
      type: "bar", orientation: "h", x: counts, y: bars, width: BAR,
      customdata: drawn, text: counts.map((n) => saying.number(n)), textposition: "outside", constraintext: "none",
      cliponaxis: false, textfont: { color: look.ink, size: 11.5 },
      hovertext: names.map((lines, i) => look.text(`${lines.join(" ")}: ${saying.number(counts[i])}`)), hoverinfo: "text",
      marker: { color: drawn.map((i) => (figure.lines[i].cells[name] === null ? look.muted : look.accent)) },
    }],
    layout: baseLayout(look, {
      height: height + 8, margin: { t: 4, b: 4, r: look.rtl ? 2 : 40, l: look.rtl ? 40 : 2 },
      xaxis: axis(look, { visible: false, range: look.rtl ? [most, 0] : [0, most] }),
      yaxis: axis(look, { visible: false, range: [height, 0] }),
      annotations: names.map((lines, i) => ({
        x: 0, y: tops[i], xanchor: look.rtl ? "right" : "left", yanchor: "top", align: look.rtl ? "right" : "left",
        showarrow: false, text: lines.map(look.text).join("<br>"), font: { size: 12, color: look.ink }, borderpad: 0,
        xshift: look.rtl ? 1 : -1, yshift: 1,
      })),
    }),
    at: (line) => (row.has(line) ? [figure.lines[line].cells[value], bars[row.get(line)]] : null),
    mark: { symbol: "circle", size: 9 },
  };
}

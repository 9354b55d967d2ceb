/**
 * Distance: reports by their distance from Iran's border.
 *
 * @module stats/charts/distance
 */

import { axis, baseLayout, wholeTicks } from "../look.js";

/** @param {any} figure @param {import("../saying.js").Saying} saying @param {any} look */
export function distanceChart(figure, saying, look) {
  const counts = figure.lines.map(({ cells }) => cells[2]);
  const names = figure.lines.map((line) => saying.distance(line));
  return {
    traces: [{
      type: "bar", x: counts.map((_, i) => i), y: counts, customdata: counts.map((_, i) => i),
      text: counts.map((n) => saying.number(n)), textposition: "outside", constraintext: "none", cliponaxis: false,
      textfont: { color: look.ink, size: 12 }, marker: { color: look.accent },
      hovertext: names.map((name, i) => look.text(`${name} km: ${saying.number(counts[i])}`)), hoverinfo: "text",
    }],
    layout: baseLayout(look, {
      height: 210, margin: { t: 16, b: 40 }, bargap: 0.04,
      xaxis: axis(look, {
        // Names stand at the edges of the bars: they are distances, and the last bar has no end.
        tickvals: counts.map((_, i) => i - 0.5), ticktext: figure.lines.map(({ cells: [low] }) => saying.number(low)),
        ticks: "outside", ticklen: 4, showgrid: false,
        range: look.rtl ? [counts.length - 0.5, -0.5] : [-0.5, counts.length - 0.5], tickangle: 0,
        title: { text: look.text(saying.say("axis_km")), font: { size: 12, color: look.ink2 }, standoff: 8 },
      }),
      yaxis: axis(look, {
        ...wholeTicks(Math.max(...counts), saying), side: look.rtl ? "right" : "left",
        title: { text: look.text(saying.say("axis_reports")), font: { size: 12, color: look.ink2 }, standoff: 6 },
      }),
    }),
    at: (line) => [line, counts[line]],
    mark: { symbol: "circle", size: 9 },
  };
}

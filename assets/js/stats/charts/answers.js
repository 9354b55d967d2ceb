/**
 * Answers: incidents, statements and protests in three lanes over one axis of time; lines join
 * related reports.
 *
 * @module stats/charts/answers
 */

import { SHAPES, axis, baseLayout } from "../look.js";
import { binPlaces, timeAxis } from "./time.js";

const LANES = ["incidents", "statements", "protests"];
/** Sets of one bin and lane stand side by side. */
const ASIDE = { event: -0.2, border_incident: 0.2, protest: 0 };
/** Across a mark of one report, and across the largest, px: between them the area grows with the number. */
const LEAST = 7;
const LARGEST = 24;

/** @param {any} figure @param {import("../saying.js").Saying} saying @param {any} look */
export function answersChart(figure, saying, look) {
  const place = binPlaces(figure);
  const top = LANES.length - 1;
  const at = (line) => {
    const [period, , , lane, set] = figure.lines[line].cells;
    return period === null ? null : [place.get(period), top - LANES.indexOf(lane) + ASIDE[set]];
  };
  const links = { x: [], y: [] };
  for (const [a, b] of figure.facts.links) {
    links.x.push(at(a)[0], at(b)[0], null);
    links.y.push(at(a)[1], at(b)[1], null);
  }
  const most = Math.max(1, ...figure.lines.map(({ cells }) => cells[5]));
  const grows = Math.min(4, (LARGEST - LEAST) / Math.sqrt(Math.max(1, most - 1)));
  const traces = [{
    type: "scatter", mode: "lines", ...links, hoverinfo: "skip", line: { color: look.muted, width: 1 }, opacity: 0.5,
    showlegend: false,
  }];
  for (const [set, colour] of Object.entries(look.sets)) {
    const lines = figure.lines.map((_, i) => i).filter((i) => figure.lines[i].cells[4] === set && at(i));
    const counts = lines.map((i) => figure.lines[i].cells[5]);
    traces.push({
      type: "scatter", mode: "markers", name: look.text(saying.answer.labels.set[set]),
      x: lines.map((i) => at(i)[0]), y: lines.map((i) => at(i)[1]), customdata: lines,
      text: lines.map((i) => look.text(`${saying.about(figure, figure.lines[i])}: ${saying.number(figure.lines[i].cells[5])}`)),
      hoverinfo: "text",
      marker: {
        symbol: SHAPES[set], color: colour, size: counts.map((n) => LEAST + grows * Math.sqrt(n - 1)),
        line: { color: look.panel, width: 1 },
      },
      showlegend: lines.length > 0,
    });
  }
  return {
    traces,
    layout: baseLayout(look, {
      height: 220, margin: { b: 24 }, showlegend: true,
      legend: { orientation: "h", x: 0, y: 1.02, yanchor: "bottom", font: { size: 11.5 }, itemclick: false, itemdoubleclick: false },
      xaxis: timeAxis(figure, saying, look),
      yaxis: axis(look, {
        tickvals: [2, 1, 0], ticktext: LANES.map((lane) => look.text(saying.answer.labels.lane[lane])), range: [-0.6, 2.6],
        side: look.rtl ? "right" : "left", gridcolor: look.rule,
      }),
    }),
    at,
    keys: Object.keys(look.sets).map((set) => ({ text: saying.answer.labels.set[set], shape: SHAPES[set], colour: look.sets[set] })),
    mark: { symbol: "circle-open", size: 17 },
  };
}

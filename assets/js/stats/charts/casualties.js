/**
 * Casualties: a bar from the lowest to the highest number that one report gives, by period.
 *
 * @module stats/charts/casualties
 */

import { axis, baseLayout, wholeTicks } from "../look.js";
import { binPlaces, timeAxis } from "./time.js";

const ASIDE = { killed: -0.17, injured: 0.17 };
const SYMBOLS = { killed: "circle", injured: "circle-open" };

/** @param {any} figure @param {import("../saying.js").Saying} saying @param {any} look */
export function casualtiesChart(figure, saying, look) {
  const place = binPlaces(figure);
  const colours = { killed: look.ink, injured: look.accent };
  const at = (line) => {
    const { cells } = figure.lines[line];
    return cells[0] === null ? null : [place.get(cells[0]) + ASIDE[cells[3]], cells[5]];
  };
  const traces = [];
  for (const people of Object.keys(ASIDE)) {
    const lines = figure.lines.map((_, i) => i).filter((i) => figure.lines[i].cells[3] === people && at(i));
    const spans = lines.map((i) => figure.lines[i].cells.slice(4, 6));
    const xs = lines.map((i) => at(i)[0]);
    traces.push({
      type: "scatter", mode: "lines", hoverinfo: "skip", showlegend: false, line: { color: colours[people], width: 5 },
      x: xs.flatMap((x) => [x, x, null]), y: spans.flatMap(([low, high]) => [low, high, null]),
    });
    // Both ends have a mark, so that a number on which the report is sure is seen too.
    const ends = [0, 1].flatMap((end) => lines.map((i, n) => ({ i, x: xs[n], y: spans[n][end], span: spans[n], end })));
    traces.push({
      type: "scatter", mode: "markers+text", name: look.text(saying.answer.labels.people[people]), showlegend: lines.length > 0,
      x: ends.map(({ x }) => x), y: ends.map(({ y }) => y), customdata: ends.map(({ i }) => i),
      text: ends.map(({ span, end }) => (end ? look.text(spanWords(saying, span)) : "")), textposition: "top center",
      textfont: { size: 10.5, color: look.ink2 }, cliponaxis: false,
      hovertext: ends.map(({ i, span }) => look.text(`${saying.about(figure, figure.lines[i])}: ${spanWords(saying, span)}`)),
      hoverinfo: "text",
      marker: { symbol: SYMBOLS[people], color: colours[people], size: 7, line: { width: 2, color: colours[people] } },
    });
  }
  const most = Math.max(1, ...figure.lines.map(({ cells }) => cells[5]));
  const ticks = wholeTicks(most, saying);
  return {
    traces,
    layout: baseLayout(look, {
      height: 220, margin: { t: 16, b: 24 }, showlegend: true,
      legend: { orientation: "h", x: 0, y: 1.04, yanchor: "bottom", font: { size: 11.5 }, itemclick: false, itemdoubleclick: false },
      xaxis: timeAxis(figure, saying, look),
      yaxis: axis(look, {
        ...ticks, range: [-most * 0.05, ticks.range[1]], side: look.rtl ? "right" : "left",
        title: { text: look.text(saying.say("axis_people")), font: { size: 12, color: look.ink2 }, standoff: 6 },
      }),
    }),
    at,
    keys: Object.keys(ASIDE).map((people) => ({ text: saying.answer.labels.people[people], shape: SYMBOLS[people], colour: colours[people] })),
    mark: { symbol: "circle-open", size: 15 },
  };
}

function spanWords(saying, [low, high]) {
  return low === high
    ? saying.number(low)
    : saying.say("range", { low: saying.number(low), high: saying.number(high) });
}

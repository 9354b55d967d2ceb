/**
 * Time: the axis that the charts over time share: bins by number, named where there is room.
 *
 * @module stats/charts/time
 */

import { axis } from "../look.js";

/** Room that the name of a bin takes, px; the narrowest chart is about 300 px wide. */
const NAMES = 6;

/** @param {any} figure @param {import("../saying.js").Saying} saying @param {any} look */
export function timeAxis(figure, saying, look) {
  const { bins, grain } = figure.facts;
  const step = Math.max(1, Math.ceil(bins.length / NAMES));
  const shown = bins.map((_, i) => i).filter((i) => i % step === 0);
  return axis(look, {
    tickvals: shown, ticktext: shown.map((i) => look.text(saying.tick(grain, bins[i][1]))),
    range: look.rtl ? [bins.length - 0.4, -0.6] : [-0.6, bins.length - 0.4], ticks: "outside", ticklen: 4, showgrid: false,
    tickangle: 0,
  });
}

/** Place of a line's bin by the name of its period. @param {any} figure @returns {Map<string, number>} */
export function binPlaces(figure) {
  return new Map(figure.facts.bins.map(([name], i) => [name, i]));
}

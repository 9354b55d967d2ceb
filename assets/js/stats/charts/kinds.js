/**
 * Kinds: a table of shades, kinds by period, with the numbers in it where there is room.
 *
 * @module stats/charts/kinds
 */

import { axis, baseLayout, inkOn, shadeAt } from "../look.js";
import { binPlaces, timeAxis } from "./time.js";

/** Up to so many periods the numbers stand in the cells. */
const WRITTEN = 16;
const ROW = 24;
/** The palest shade stands for this. */
const LEAST = 0.5;

/** @param {any} figure @param {import("../saying.js").Saying} saying @param {any} look */
export function kindsChart(figure, saying, look) {
  const place = binPlaces(figure);
  const totals = new Map();
  for (const { cells: [period, , , kind, n] } of figure.lines) {
    if (period !== null) totals.set(kind, (totals.get(kind) ?? 0) + n);
  }
  const kinds = [...totals].sort((a, b) => a[1] - b[1]).map(([kind]) => kind);
  const table = (empty) => kinds.map(() => new Array(place.size).fill(empty));
  const [z, lines, text, words] = [table(null), table(null), table(""), table("")];
  figure.lines.forEach((line, i) => {
    const [period, , , kind, n] = line.cells;
    if (period === null) return;
    const [y, x] = [kinds.indexOf(kind), place.get(period)];
    z[y][x] = n;
    lines[y][x] = i;
    text[y][x] = saying.number(n);
    words[y][x] = look.text(`${saying.about(figure, line)}: ${saying.number(n)}`);
  });
  const at = (line) => {
    const [period, , , kind] = figure.lines[line].cells;
    return period === null ? null : [place.get(period), kinds.indexOf(kind)];
  };
  const shades = look.shades.slice(1);
  const most = Math.max(2, ...z.flat().map((n) => n ?? 0));
  return {
    traces: [{
      type: "heatmap", z, customdata: lines, hovertext: words, hoverinfo: "text", hoverongaps: false,
      x: [...place.values()], y: kinds.map((_, i) => i), xgap: 1.5, ygap: 1.5, showscale: false,
      zmin: LEAST, zmax: most,
      colorscale: shades.map((shade, i) => [i / (shades.length - 1), shade]),
    }, ...(place.size <= WRITTEN ? [writtenIn(z, text, look, most)] : [])],
    layout: baseLayout(look, {
      height: 36 + ROW * Math.max(1, kinds.length), margin: { t: 4, b: 24 },
      xaxis: timeAxis(figure, saying, look),
      yaxis: axis(look, {
        tickvals: kinds.map((_, i) => i), ticktext: kinds.map((kind) => look.text(saying.answer.labels.kind[kind])),
        range: [-0.5, Math.max(1, kinds.length) - 0.5], showgrid: false, side: look.rtl ? "right" : "left",
      }),
    }),
    at,
    mark: { symbol: "square-open", size: 21 },
  };
}

/** The numbers in the cells, each in the ink that is read best on its shade. */
function writtenIn(z, text, look, most) {
  const cells = z.flatMap((row, y) => row.map((n, x) => ({ n, x, y, text: text[y][x] }))).filter(({ n }) => n !== null);
  return {
    type: "scatter", mode: "text", hoverinfo: "skip",
    x: cells.map(({ x }) => x), y: cells.map(({ y }) => y), text: cells.map((cell) => cell.text),
    textfont: { size: 11.5, color: cells.map(({ n }) => inkOn(shadeAt(look.shades.slice(1), (n - LEAST) / (most - LEAST)))) },
  };
}

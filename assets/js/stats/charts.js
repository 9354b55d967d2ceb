/**
 * Charts: which chart a figure is drawn as.
 *
 * A chart is a pure function of a figure, its words and its look. It gives traces and layout for
 * plotly, and where each line of the figure stands, so that it can be marked. A point carries the
 * place of its line as `customdata`.
 *
 * @module stats/charts
 */

import { listBars } from "./charts/list-bars.js";
import { answersChart } from "./charts/answers.js";
import { casualtiesChart } from "./charts/casualties.js";
import { distanceChart } from "./charts/distance.js";
import { kindsChart } from "./charts/kinds.js";

/**
 * @typedef {object} Chart
 * @property {any[]} traces
 * @property {any} layout
 * @property {(line: number) => [any, any] | null} at where a line stands, in the axes' values
 * @property {{text: string, shape: string, colour: string}[]} [keys] what the marks stand for; a
 *   picture has plotly's legend in their place
 * @property {{symbol: string, size: number}} mark how a line that is pointed at is marked
 */

/** @type {Record<string, (figure: any, saying: import("./saying.js").Saying, look: any) => Chart>} */
export const CHARTS = {
  answers: answersChart,
  "kinds-by-week": kindsChart,
  provinces: listBars,
  districts: listBars,
  "border-distance": distanceChart,
  casualties: casualtiesChart,
  actors: listBars,
  confidence: listBars,
};

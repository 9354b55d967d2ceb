/**
 * Drawing: a chart in its place on the page, drawn when it is seen, marked when it is pointed at.
 *
 * @module stats/drawing
 */

import { CHARTS } from "./charts.js";
import { lookOf } from "./look.js";

const CONFIG = { displayModeBar: false, displaylogo: false, doubleClick: false, showTips: false, responsive: false };
/** So far outside the window a chart is drawn already. */
const NEAR = "160px";

export class Drawing {
  #element;
  #meant;
  #figure = null;
  #saying = null;
  #chart = null;
  #stale = false;
  #seen = false;
  #pointed = "";
  #watch;

  /**
   * @param {HTMLElement} element where the chart stands
   * @param {{point: (line: number | null) => void, choose: (line: number) => void,
   *   keys: (keys: any[]) => void}} meant keys: what the marks stand for
   */
  constructor(element, meant) {
    this.#element = element;
    this.#meant = meant;
    this.#watch = new IntersectionObserver((entries) => {
      this.#seen = entries[entries.length - 1].isIntersecting;
      this.#draw();
    }, { rootMargin: NEAR });
    this.#watch.observe(element);
    let width = 0;
    new ResizeObserver(() => {
      const now = element.clientWidth;
      if (now && width && now !== width) this.refresh();
      width = now || width;
    }).observe(element);
  }

  /** Take other numbers; they are drawn when the chart is in view. */
  set(figure, saying) {
    this.#figure = figure;
    this.#saying = saying;
    this.refresh();
  }

  /** Draw again: the theme or the room has changed. */
  refresh() {
    this.#stale = true;
    // Its room is kept before it is drawn, so that nothing jumps when it comes into view.
    if (this.#figure) this.#element.style.minHeight = `${this.#made().layout.height}px`;
    this.#draw();
  }

  /** Mark the lines that hold what is pointed at elsewhere. @param {number[]} lines */
  mark(lines) {
    const key = lines.join();
    if (!this.#chart || !this.#seen || key === this.#pointed) return;
    this.#pointed = key;
    const places = lines.map((line) => this.#chart.at(line)).filter(Boolean);
    window.Plotly.restyle(
      this.#element, { x: [places.map(([x]) => x)], y: [places.map(([, y]) => y)] }, [this.#chart.traces.length],
    );
  }

  #draw() {
    if (!this.#stale || !this.#seen || !this.#figure || !this.#element.clientWidth) return;
    this.#stale = false;
    const look = lookOf(this.#element);
    this.#chart = this.#made(look);
    const { traces, layout, mark } = this.#chart;
    const pointed = {
      type: "scatter", mode: "markers", x: [], y: [], hoverinfo: "skip", showlegend: false, cliponaxis: false,
      marker: { ...mark, color: look.focus, line: { width: 2.5, color: look.focus } },
    };
    this.#pointed = "";
    const fresh = !this.#element.classList.contains("js-plotly-plot");
    window.Plotly.react(
      this.#element, [...traces, pointed], { ...layout, width: this.#element.clientWidth, autosize: false, showlegend: false }, CONFIG,
    );
    this.#meant.keys(this.#chart.keys ?? []);
    if (fresh) this.#listen();
  }

  /** @param {any} [look] @returns {import("./charts.js").Chart} */
  #made(look = lookOf(this.#element)) {
    return CHARTS[this.#figure.id](this.#figure, this.#saying, look);
  }

  #listen() {
    const lineOf = ({ points }) => points?.[0]?.customdata;
    this.#element.on("plotly_hover", (event) => this.#meant.point(lineOf(event) ?? null));
    this.#element.on("plotly_unhover", () => this.#meant.point(null));
    this.#element.on("plotly_click", (event) => {
      const line = lineOf(event);
      if (line !== undefined && line !== null) this.#meant.choose(line);
    });
  }
}

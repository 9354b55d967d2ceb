/**
 * Figure view: one figure on the page: title, chart, notes, numbers as a table, files.
 *
 * Built of elements and text, never of markup. The table's buttons are the keyboard's way to what a
 * press on the chart does.
 *
 * @module stats/figure-view
 */

import { isChosen } from "./asks.js";
import { Drawing } from "./drawing.js";
import { CHARTS } from "./charts.js";

/** Columns that say what another one says already. */
const UNSHOWN = new Set(["area", "from", "to"]);
const PICTURES = ["PNG", "SVG"];

export class FigureView {
  #figure = null;
  #saying = null;
  #meant;
  #parts;
  #drawing;
  /** Lines of each row. @type {Map<number, number[]>} */
  #linesOf = new Map();

  /**
   * @param {string} id of the figure
   * @param {{point: (rows: number[] | null) => void, choose: (asks: any) => void,
   *   picture: (figure: any, format: string) => void, csv: (id: string) => string}} meant
   */
  constructor(id, meant) {
    this.#meant = meant;
    this.#parts = partsOf(id);
    this.element = this.#parts.root;
    this.#drawing = new Drawing(this.#parts.chart, {
      point: (line) => this.#point(line),
      choose: (line) => this.#choose(line),
      keys: (keys) => writeKeys(this.#parts.keys, keys),
    });
    const { table, save } = this.#parts;
    table.addEventListener("click", ({ target }) => {
      const button = target.closest("button[data-line]");
      if (button) this.#choose(Number(button.dataset.line));
    });
    for (const kind of ["pointerover", "focusin"]) {
      table.addEventListener(kind, ({ target }) => this.#point(target.closest("tr[data-line]")?.dataset.line ?? null));
    }
    for (const kind of ["pointerleave", "focusout"]) table.addEventListener(kind, () => this.#point(null));
    save.addEventListener("click", ({ target }) => {
      const format = target.closest("[data-picture]")?.dataset.picture;
      if (format) this.#meant.picture(this.#figure, format.toLowerCase());
    });
  }

  /** Show numbers. @param {any} figure @param {import("./saying.js").Saying} saying @param {any} view */
  set(figure, saying, view) {
    this.#figure = figure;
    this.#saying = saying;
    const { heading, keys, chart, nothing, notes, how, numbers, save } = this.#parts;
    const title = saying.title(figure);
    heading.textContent = title;
    how.textContent = saying.say("how");
    numbers.textContent = saying.say("numbers");
    chart.setAttribute("aria-label", `${title}. ${saying.say("numbers_below")}`);
    notes.replaceChildren(...saying.notes(figure).map((text) => element("p", { text })));
    const counts = figure.columns.findIndex(({ id }) => id === "reports" || id === "giving");
    const empty = figure.lines.every(({ cells }) => cells[counts] === 0);
    nothing.hidden = !empty;
    nothing.textContent = saying.say("nothing");
    chart.hidden = keys.hidden = empty;
    this.#fillTable(view);
    for (const format of [...PICTURES, "CSV"]) {
      const button = save.querySelector(`[data-format=${format}]`);
      button.setAttribute("aria-label", saying.say("save", { title, format }));
      if (format === "CSV") button.href = this.#meant.csv(figure.id);
    }
    this.#linesOf = new Map();
    figure.lines.forEach(({ rows }, i) => {
      for (const row of rows ?? []) this.#linesOf.set(row, [...(this.#linesOf.get(row) ?? []), i]);
    });
    this.#drawing.set(figure, saying);
  }

  /** The theme has changed. */
  refresh() {
    this.#drawing.refresh();
  }

  /** Mark what holds these rows. @param {number[]} rows */
  mark(rows) {
    if (!this.#figure) return;
    this.#drawing.mark([...new Set(rows.flatMap((row) => this.#linesOf.get(row) ?? []))]);
  }

  #fillTable(view) {
    const [figure, saying] = [this.#figure, this.#saying];
    const columns = figure.columns.map(({ id, unit }, place) => ({ id, unit, place })).filter(({ id }) => !UNSHOWN.has(id));
    const head = element("tr", {}, columns.map(({ id, unit }) =>
      element("th", { text: saying.words.column[id], scope: "col", class: unit ? "figure__number" : "" })));
    head.append(element("th", { scope: "col" }, [element("span", { class: "unseen", text: saying.say("choose") })]));
    const rows = figure.lines.map((line, i) => {
      const cells = columns.map(({ unit, place }, column) =>
        element(column === 0 ? "th" : "td", {
          text: saying.cell(figure, line, place), class: unit ? "figure__number" : "", ...(column === 0 && { scope: "row" }),
        }));
      return element("tr", { "data-line": String(i) }, [...cells, element("td", {}, line.asks ? [this.#button(line, i, view)] : [])]);
    });
    const focused = this.#parts.table.querySelector("button:focus")?.dataset.asks;
    this.#parts.table.replaceChildren(
      element("caption", { class: "unseen", text: saying.say("numbers_of", { title: saying.title(figure) }) }),
      element("thead", {}, [head]), element("tbody", {}, rows),
    );
    if (focused === undefined) return;
    // The keyboard stays where it was, or before the table when its line has gone.
    const again = [...this.#parts.table.querySelectorAll("button")].find(({ dataset }) => dataset.asks === focused);
    (again ?? this.#parts.numbers).focus({ preventScroll: true });
  }

  #button(line, place, view) {
    const { near } = line.asks;
    const said = near
      ? this.#saying.say("choose_within", { km: this.#saying.number(Number(near.split(":")[1])) })
      : this.#saying.say("choose");
    return element("button", {
      type: "button", class: "figure__choose", text: this.#saying.say("choose_short"), "data-line": String(place),
      "data-asks": JSON.stringify(line.asks),
      "aria-label": `${said}: ${this.#saying.about(this.#figure, line)}`,
      "aria-pressed": String(isChosen(line.asks, view)),
    });
  }

  #point(line) {
    this.#meant.point(line === null ? null : this.#figure.lines[Number(line)]?.rows ?? null);
  }

  #choose(line) {
    const { asks } = this.#figure.lines[line] ?? {};
    if (asks) this.#meant.choose(asks);
  }
}

function partsOf(id) {
  const heading = element("h3", { id: `figure-${id}`, class: "figure__title" });
  const chart = element("div", { class: "figure__chart", role: "img" });
  const keys = element("ul", { class: "figure__keys" });
  const nothing = element("p", { class: "figure__nothing" });
  const how = element("summary");
  const notes = element("div", { class: "figure__notes" });
  const numbers = element("summary");
  const table = element("table", { class: "figure__numbers" });
  const scroll = element("div", { class: "figure__scroll" }, [table]);
  const save = element("div", { class: "figure__save" }, [
    ...PICTURES.map((text) => element("button", { type: "button", text, "data-picture": text, "data-format": text, class: "figure__file" })),
    element("a", { text: "CSV", "data-format": "CSV", class: "figure__file", download: "" }),
  ]);
  const root = element("section", { class: "figure", "data-figure": id, "aria-labelledby": heading.id }, [
    heading, keys, nothing, chart,
    element("div", { class: "figure__foot" }, [
      element("details", { class: "figure__how" }, [how, notes]),
      element("details", { class: "figure__table" }, [numbers, scroll]),
      save,
    ]),
  ]);
  return { root, heading, keys, nothing, chart, how, notes, numbers, table, save };
}

/** What the marks of a chart stand for. @param {HTMLElement} list @param {any[]} keys */
function writeKeys(list, keys) {
  list.hidden = keys.length === 0;
  list.replaceChildren(...keys.map(({ text, shape, colour }) => {
    const sign = element("span", { class: `key key--${shape}`, "aria-hidden": "true" });
    sign.style.setProperty("--key", colour);
    return element("li", {}, [sign, text]);
  }));
}

/** @param {string} name @param {Record<string, string>} [attributes] @param {(Node | string)[]} [children] */
export function element(name, { text, ...attributes } = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value || key === "download") made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

/** Whether a figure has a chart here. @param {string} id */
export const hasChart = (id) => id in CHARTS;

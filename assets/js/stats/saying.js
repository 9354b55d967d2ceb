/**
 * Saying: the words of figures: titles, notes, periods, cells, in the reader's language and digits.
 *
 * @module stats/saying
 */

import { DayWords, dayOf } from "../timeline/days.js";
import { filled } from "../workspace/texts.js";

export class Saying {
  /**
   * @param {any} answer of the server: `words`, `labels`, `from`, `to`
   * @param {any} status the wording of the window
   * @param {string} lang
   */
  constructor(answer, status, lang) {
    this.answer = answer;
    this.words = answer.words;
    this.lang = lang;
    this.days = new DayWords(lang);
    this.#status = status;
  }

  #status;

  /** @param {number} n */
  number(n) {
    return this.days.number(n);
  }

  /** A sentence of the panel's own words. @param {string} key @param {Record<string, any>} [values] */
  say(key, values = {}) {
    return filled(this.words.stats[key], values);
  }

  get window() {
    const { from, to } = this.answer;
    if (!from && !to) return this.#status.ever;
    if (!from) return filled(this.#status.until, { to: this.days.short(dayOf(to)) });
    if (!to) return filled(this.#status.since, { from: this.days.short(dayOf(from)) });
    return this.days.range(dayOf(from), dayOf(to));
  }

  title(figure) {
    return filled(this.words.title[figure.id], { window: this.window, grain: this.grain(figure) });
  }

  /** "week" */
  grain(figure) {
    return this.words.grain[figure.facts.grain] ?? "";
  }

  /** How it was counted, a sentence each. @returns {string[]} */
  notes(figure) {
    return figure.notes.map(([key, values]) => {
      const one = values.n === 1 && this.words.how[`${key}_one`];
      const shown = { ...values, grain: this.words.grain[values.grain] ?? "" };
      if ("n" in values) shown.n = this.number(values.n);
      return filled(one || this.words.how[key], shown);
    });
  }

  /** A period in full: "28 Sep – 4 Oct 2020". */
  period(grain, from, to) {
    if (grain === "year") return this.days.year(dayOf(from));
    if (grain === "month") return this.days.monthYear(dayOf(from));
    return this.days.range(dayOf(from), dayOf(to));
  }

  /** A period as a tick of an axis: where it begins. */
  tick(grain, from) {
    const day = dayOf(from);
    if (grain === "year") return this.days.year(day);
    if (grain === "month") return `${this.days.month(day)} ${this.days.year(day)}`;
    return this.days.dayMonth(day);
  }

  /** A cell as people read it. @param {any} figure @param {any} line @param {number} place of the column */
  cell(figure, line, place) {
    const { id } = figure.columns[place];
    const value = line.cells[place];
    if (id === "period") {
      return value === null
        ? this.say("no_date", { grain: this.grain(figure) })
        : this.period(figure.facts.grain, line.cells[1], line.cells[2]);
    }
    if (id === "actor" && value === null) return this.say("others", { n: this.number(figure.facts.other_actors) });
    if (value === null) return "–";
    if (id === "from" || id === "to") return this.days.short(dayOf(value));
    if (typeof value === "number") return this.number(value);
    return this.answer.labels[id]?.[value] ?? value;
  }

  /** What a line is about, in few words: the cells before its numbers. */
  about(figure, line) {
    const said = figure.columns
      .map(({ id, unit }, place) => (unit || ["from", "to", "area"].includes(id) ? null : this.cell(figure, line, place)))
      .filter(Boolean);
    if (figure.id === "border-distance") said.push(`${this.distance(line)} km`);
    return said.join(" · ");
  }

  /** "5–10" or "over 200" */
  distance({ cells: [low, high] }) {
    const values = { low: this.number(low), high: high === null ? "" : this.number(high) };
    return this.say(high === null ? "over_km" : "between_km", values);
  }
}

/**
 * Texts: status, counts beside the choices, remarks, the day of control, and which signs of the
 * legend are drawn. Writes text only, never markup.
 *
 * @module workspace/texts
 */

import { DayWords, dayOf, localesOf } from "../timeline/days.js";

/** Fill `{names}` of a wording. @param {string} text @param {Record<string, any>} values */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** Formatters are dear to make: one set a language. @type {Map<string, DayWords>} */
const dayWords = new Map();

function wordsOf(lang) {
  if (!dayWords.has(lang)) dayWords.set(lang, new DayWords(lang));
  return dayWords.get(lang);
}

/** A day in words. @param {string} iso @param {string} lang */
export function dayInWords(iso, lang) {
  return wordsOf(lang).short(dayOf(iso));
}

/**
 * How many are selected, of which time, with control as of which day.
 *
 * @param {HTMLElement} element carries `data-selected` and `data-total`
 * @param {{selected: number, total: number, view: any, asof: string, words: any}} what
 */
export function writeStatus(element, { selected, total, view, asof, words }) {
  const number = new Intl.NumberFormat(localesOf(view.lang));
  const reports = filled(total === 1 ? words.one : words.many, {
    selected: number.format(selected), total: number.format(total),
  });
  const day = dayInWords(asof, view.lang);
  const text = `${reports} · ${windowInWords(view, words)} · ${filled(words.asof, { day })}`;
  element.dataset.selected = String(selected);
  element.dataset.total = String(total);
  if (element.textContent !== text) element.textContent = text;
}

function windowInWords({ from, to, lang }, words) {
  if (from === ".." && to === "..") return words.ever;
  if (from === "..") return filled(words.until, { to: dayInWords(to, lang) });
  if (to === "..") return filled(words.since, { from: dayInWords(from, lang) });
  return wordsOf(lang).range(dayOf(from), dayOf(to));
}

/** Counts beside the choices. @param {Map<string, number>} facets @param {string} lang */
export function writeFacets(facets, lang) {
  const number = new Intl.NumberFormat(localesOf(lang));
  for (const element of document.querySelectorAll("[data-count]")) {
    element.textContent = number.format(facets.get(element.dataset.count) ?? 0);
  }
}

/**
 * Show the signs of the legend that are drawn, hide the others.
 *
 * @param {Set<string>} drawn signs, as `data-legend` names them
 */
export function showLegend(drawn) {
  for (const section of document.querySelectorAll(".legend__section")) {
    let any = false;
    for (const entry of section.querySelectorAll("[data-legend]")) {
      entry.hidden = !drawn.has(entry.dataset.legend);
      any ||= !entry.hidden;
    }
    section.hidden = !any;
  }
}

/** Sentences in a line that can be dismissed; none hides it. @param {HTMLElement} element */
export function writeRemarks(element, sentences, closeLabel) {
  element.replaceChildren();
  element.hidden = sentences.length === 0;
  if (element.hidden) return;
  const text = document.createElement("p");
  text.textContent = sentences.join(" · ");
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "×";
  close.setAttribute("aria-label", closeLabel);
  close.addEventListener("click", () => (element.hidden = true));
  element.append(text, close);
}

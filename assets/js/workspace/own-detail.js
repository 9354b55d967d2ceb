/**
 * Own detail: what the detail tells of a reader's own file: its report, its rows, one row in full.
 *
 * @module workspace/own-detail
 */

import { localesOf } from "../timeline/days.js";
import { button, node } from "./nodes.js";
import { filled } from "./texts.js";

/** Rows that are listed; the others are reached by a shorter period. */
const MOST = 200;

/**
 * @typedef {object} Told
 * @property {import("./own-file.js").OwnFile} file
 * @property {Record<string, string>} words
 * @property {string} close the word for closing
 * @property {string} lang
 * @property {(row: number) => void} open shows one row
 * @property {() => void} back shows all rows
 */

/**
 * The report and the rows of the period.
 *
 * @param {Told} told @param {ArrayLike<number>} rows of the period
 * @param {{period: string, widen: () => void} | null} beyond the period of the file, when no row lies
 *   in the present one, and what sets it
 * @returns {Node[]}
 */
export function fileTold(told, rows, beyond) {
  const { file, words } = told;
  const report = file.report.files[0];
  return [
    heading(told, filled(words.title, { name: file.name })),
    node("p", { class: "owndetail__note" }, words.not_ours),
    node("dl", { class: "facts" },
      ...fact(words.format, report.format_title || "–"),
      ...fact(words.rows, countsTold(told, report.rows)),
    ),
    report.rows.read >= file.mostRows
      && node("p", { class: "detail__note" }, filled(words.most_rows, { n: digits(told, file.mostRows) })),
    ...problemsTold(told, report.reasons, "refused", words.problems_refused),
    ...problemsTold(told, report.reasons, "warned", words.problems_warned),
    ...(file.count ? rowsTold(told, rows, filled(words.in_period, { n: digits(told, rows.length) })) : []),
    beyond && node("p", {}, words.none_in_period, " ",
      button(beyond.period, beyond.widen, { class: "button" })),
  ].filter(Boolean);
}

/** The rows at one point. @param {Told} told @param {ArrayLike<number>} rows @returns {Node[]} */
export function pointTold(told, rows) {
  const { words } = told;
  const title = filled(words.at_point, { n: digits(told, rows.length) });
  return [heading(told, title), backButton(told), ...rowsTold(told, rows, null)];
}

/** One row with all its own fields. @param {Told} told @param {number} row @returns {Node[]} */
export function rowTold(told, row) {
  const { file, words } = told;
  const { title, dates, place, kind, precision, cells, row: inFile } = file.rows[row];
  const own = cells.length && node("table", { class: "owncells" },
    node("caption", {}, words.own_fields),
    node("tbody", {}, ...cells.map(([column, text]) =>
      node("tr", {}, node("th", { scope: "row" }, column), node("td", { dir: "auto" }, text)))));
  return [
    heading(told, title),
    backButton(told),
    node("dl", { class: "facts" },
      ...fact(words.when, dates),
      ...fact(words.where, node("span", {}, place, " ", node("small", {}, precision))),
      ...fact(words.kind, kind),
      ...fact(words.rows, inFile === null ? words.whole_file : filled(words.in_row, { n: inFile })),
    ),
    own || null,
  ].filter(Boolean);
}

function heading({ file, words, close }, title) {
  return node("header", { class: "detail__head" },
    node("div", {},
      node("p", { class: "detail__sup owndetail__mark" },
        sign(), filled(words.mark, { name: file.name })),
      node("h2", { class: "detail__title", dir: "auto" }, title)),
    node("button", {
      type: "button", class: "detail__close", "aria-label": close, "data-close-detail": "true",
    }, "×"));
}

function sign() {
  return node("span", { class: "eventlink__glyph", "data-glyph": "own", "aria-hidden": "true" });
}

function backButton({ words, back }) {
  return node("p", {}, button(words.back, back, { class: "button" }));
}

function fact(name, value) {
  return [node("dt", {}, name), node("dd", {}, value)];
}

function countsTold(told, counts) {
  const parts = ["read", "kept", "merged", "refused", "warned"]
    .filter((name) => counts[name] > 0 || name === "read" || name === "kept")
    .map((name) => filled(told.words[name], { n: digits(told, counts[name]) }));
  return parts.join(" · ");
}

function problemsTold(told, reasons, level, title) {
  const found = reasons.filter((reason) => reason.level === level);
  if (!found.length) return [];
  const { words } = told;
  return [
    node("h3", {}, title),
    node("ul", { class: "ownproblems" }, ...found.map(({ field, message, count, examples }) =>
      node("li", {},
        node("p", {},
          field ? node("code", {}, field) : null, field ? " " : null, message, " ",
          node("small", {}, filled(words.times, { n: digits(told, count) }))),
        node("ul", {}, ...examples.map((one) => node("li", { dir: "auto" },
          node("small", {}, `${one.file}, ${one.row === null ? words.whole_file : filled(words.in_row, { n: one.row })}`),
          one.value ? node("q", {}, one.value.slice(0, 120)) : null,
          ` ${one.message}. ${words.cure}: ${one.cure}`)))))),
  ];
}

function rowsTold(told, rows, title) {
  const { file, words, open } = told;
  const shown = Array.from(rows).slice(0, MOST);
  return [
    title && node("h3", {}, title),
    node("ul", { class: "eventlist" }, ...shown.map((row) => {
      const { title: name, dates, place } = file.rows[row];
      const item = button("", () => open(row), { class: "eventlink", "data-own-row": String(row) });
      item.append(sign(), node("span", { class: "eventlink__text", dir: "auto" },
        node("span", { class: "eventlink__title" }, name),
        node("small", {}, [dates, place].filter(Boolean).join(" · "))));
      return node("li", {}, item);
    })),
    rows.length > MOST && node("p", { class: "detail__note" },
      filled(words.more, { n: digits(told, rows.length - MOST) })),
  ].filter(Boolean);
}

function digits({ lang }, n) {
  return new Intl.NumberFormat(localesOf(lang)).format(n);
}

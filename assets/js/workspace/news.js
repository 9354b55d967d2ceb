/**
 * News: what a new version of the data brought, asked from the server and told in one quiet line.
 *
 * @module workspace/news
 */

import { localesOf } from "../timeline/days.js";
import { filled } from "./texts.js";

/**
 * @typedef {{version: string, urls: {columns: string, briefs: string}, total: number,
 *   counts: {added: number, changed: number, withdrawn: number}, rows: number[],
 *   event: {row: number | null, changed: boolean} | null, subject: number[] | null,
 *   moments: (number | null)[]}} News
 *   rows: of what was added or changed, in the new version; event and subject: what the page shows,
 *   in the rows of the new version; subject is null when the server cannot say
 */

/**
 * Ask what came since a version.
 *
 * @param {string} url
 * @param {{since: string, event: string | null, subject: number[]}} shown
 * @returns {Promise<News>}
 */
export async function askNews(url, { since, event, subject }) {
  const asked = new URLSearchParams({ since });
  if (event) asked.set("event", event);
  if (subject.length) asked.set("rows", subject.join(","));
  const answer = await fetch(`${url}?${asked}`, { cache: "no-store", credentials: "same-origin" });
  if (!answer.ok) throw new Error(`news: the server answered ${answer.status}`);
  return answer.json();
}

/**
 * One line that says what came, with a button that shows it and one that closes the line.
 *
 * @param {HTMLElement} element
 * @param {News} news
 * @param {{words: any, lang: string, withdrawn: boolean, show: (rows: number[]) => void}} options
 *   withdrawn: whether the opened report was withdrawn
 */
export function writeNews(element, news, { words, lang, withdrawn, show }) {
  const number = new Intl.NumberFormat(localesOf(lang));
  const said = ["added", "changed", "withdrawn"]
    .filter((what) => news.counts[what] > 0)
    .map((what) => {
      const n = news.counts[what];
      return filled(words[`${what}_${n === 1 ? "one" : "many"}`], { n: number.format(n) });
    });
  const text = document.createElement("p");
  text.textContent = said.length ? `${words.title}: ${said.join(", ")}.` : `${words.title}.`;
  if (withdrawn) text.textContent += ` ${words.opened_withdrawn}`;
  const close = () => {
    element.hidden = true;
    element.replaceChildren();
  };
  const buttons = [button("×", close, words.close)];
  if (news.rows.length) buttons.unshift(button(words.show, () => show(news.rows)));
  element.replaceChildren(text, ...buttons);
  element.hidden = false;
}

function button(text, act, label) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  if (label) element.setAttribute("aria-label", label);
  element.addEventListener("click", act);
  return element;
}

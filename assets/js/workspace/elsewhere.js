/**
 * Elsewhere: how many reports the map cannot show, as buttons that list them.
 *
 * @module workspace/elsewhere
 */

import { localesOf } from "../timeline/days.js";
import { filled } from "./texts.js";

/**
 * @param {HTMLElement} element
 * @param {import("../painter.js").Painter} painter
 * @param {{words: any, lang: string, list: (rows: number[], reason: string) => void}} options
 */
export function writeElsewhere(element, painter, { words, lang, list }) {
  const number = new Intl.NumberFormat(localesOf(lang));
  const found = [
    { rows: painter.offscreen().rows, text: words.outside, reason: "outside" },
    { rows: painter.countryRows(), text: words.country_only, reason: "country" },
  ];
  const buttons = found
    .filter(({ rows }) => rows.length)
    .map(({ rows, text, reason }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = filled(text, { n: number.format(rows.length) });
      button.addEventListener("click", () => list(Array.from(rows), reason));
      return button;
    });
  element.replaceChildren(...buttons);
}

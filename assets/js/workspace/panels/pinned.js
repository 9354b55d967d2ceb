/**
 * The line of a view that pins a version of the data: which one, and what has been corrected since.
 *
 * @module workspace/panels/pinned
 */

import { localesOf } from "../../timeline/days.js";
import { dayInWords, filled } from "../texts.js";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function pinnedPanel(page) {
  const element = document.getElementById("pinned");
  let asked = null;
  return {
    async rest({ view, question }) {
      if (!view.v || question === asked) return;
      asked = question;
      const answer = await fetch(`${page.boot.urls.pinned}?${question}`);
      if (answer.ok && asked === question) write(element, await answer.json(), page);
      else if (!answer.ok) asked = null;
    },
  };
}

function write(element, pinned, page) {
  const { words, view } = page;
  const said = words.pinned;
  const number = new Intl.NumberFormat(localesOf(view.lang));
  const parts = ["changed", "withdrawn", "added"]
    .filter((what) => pinned.counts[what] > 0)
    .map((what) => {
      const n = pinned.counts[what];
      return filled(said[`${what}_${n === 1 ? "one" : "many"}`], { n: number.format(n) });
    });
  const corrected = parts.length ? `${said.since} ${parts.join(", ")}` : said.clean;
  const title = filled(said.title, { day: dayInWords(pinned.day, view.lang), version: pinned.version });
  const text = document.createElement("p");
  text.textContent = [title, corrected, ...(pinned.same_places ? [] : [said.places])].join("; ") + ".";
  const newest = document.createElement("a");
  newest.href = `/?${page.link.queryOf({ ...view, v: null })}`;
  newest.textContent = said.newest;
  const acts = [newest];
  if (pinned.rows.length) {
    const show = document.createElement("button");
    show.type = "button";
    show.className = "button";
    show.textContent = said.show;
    show.addEventListener("click", () => page.acts.present({ type: "rows", rows: pinned.rows, reason: "corrected" }));
    acts.unshift(show);
  }
  element.replaceChildren(text, ...acts);
  element.classList.toggle("pinned--corrected", parts.length > 0);
  element.hidden = false;
}

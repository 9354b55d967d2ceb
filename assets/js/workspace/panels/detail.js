/**
 * The detail: the opened report, an area or a list. The server fills it; it is told here what of.
 *
 * @module workspace/panels/detail
 */

import { DetailFocus } from "../detail-focus.js";
import { bringIntoView } from "../in-sight.js";
import { Sheet } from "../sheet.js";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function detailPanel(page) {
  const detail = document.getElementById("detail");
  const setProps = (id, props) => window.dash_clientside.set_props(id, props);
  const sheet = new Sheet(detail, () => page.acts.close());
  new DetailFocus(detail, document.getElementById("detail-said"));
  /** Whether the server was told of something to show; null before it was told anything. */
  let told = null;
  return {
    rest({ view, asked }) {
      const open = Boolean(view.event || page.subject);
      // An empty detail says the same of every view.
      if (told === false && !open) return undefined;
      told = open;
      setProps("view", { data: asked });
      setProps("subject", { data: view.event ? null : page.subject });
      makeRoom(detail, open);
      if (sheet.toggle(open) && view.eventRow !== null) {
        bringIntoView(page, view.eventRow, { sheet: true });
      }
      return shows(detail, view.event);
    },
    renew(columns, news) {
      if (page.subject?.type !== "rows") return;
      page.subject = news.subject?.length ? { ...page.subject, rows: news.subject } : null;
    },
  };
}

/** Resolves when the detail shows a report, or none. @param {string | null} event */
function shows(detail, event) {
  const there = () => (detail.querySelector("[data-detail-of]")?.dataset.detailOf ?? null) === event;
  return new Promise((done) => {
    const watch = new MutationObserver(() => there() && finish());
    const finish = () => done(watch.disconnect());
    watch.observe(detail, { subtree: true, childList: true, attributes: true });
    if (there()) finish();
  });
}

/** The detail takes the legend's room where both do not fit; the reader can open the legend again. */
function makeRoom(detail, open) {
  if (detail.classList.contains("detail--open") === open) return;
  detail.classList.toggle("detail--open", open);
  const beside = window.matchMedia("(min-width: 1100px)").matches;
  if (beside) document.querySelector("#legend details").open = !open;
}

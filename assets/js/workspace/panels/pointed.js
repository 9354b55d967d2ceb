/**
 * Pointed: rows of the table and entries of lists that stand for what is pointed at elsewhere.
 *
 * @module workspace/panels/pointed
 */

import { rowOf } from "../table-rows.js";

const ENTRIES = ".ag-row[data-event-id], .eventlink[data-event-id]";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function pointedPanel(page) {
  let pointed = new Set();
  const mark = () => {
    for (const entry of document.querySelectorAll(ENTRIES)) {
      const row = rowOf(/** @type {HTMLElement} */ (entry));
      entry.toggleAttribute("data-pointed", pointed.has(row));
    }
  };
  const take = () => {
    pointed = new Set([...page.hover.rows, ...page.focus.rows]);
    mark();
  };
  page.hover.follow(take);
  page.focus.follow(take);
  // The grid puts another report into the same element, and lists come from the server.
  const watch = new MutationObserver(mark);
  for (const id of ["event-table", "detail"]) {
    watch.observe(document.getElementById(id), {
      subtree: true, childList: true, attributes: true, attributeFilter: ["data-event-id", "data-row"],
    });
  }
  return {
    draw: mark,
    // A row has another number in another version of the data.
    renew() {
      page.hover.set(null, "view");
      page.focus.set(null, "view");
    },
  };
}

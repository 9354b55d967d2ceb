/**
 * The table of the selection.
 *
 * @module workspace/panels/table
 */

import { TableRows, nameRows } from "../table-rows.js";
import { withoutEchoes } from "../table-scroll.js";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function tablePanel(page) {
  const element = document.getElementById("event-table");
  const table = new TableRows({
    grid: "event-grid", url: page.boot.urls.table, seen: (version) => page.saw(version),
  });
  nameRows(element);
  withoutEchoes(element);
  return {
    draw({ rows }) {
      const empty = document.getElementById("table-empty");
      empty.hidden = rows.length > 0;
      empty.textContent = `${page.words.ui.nothing} ${page.words.ui.nothing_cure}`;
    },
    rest: ({ question, rows }) => table.show(question, rows),
    renew: () => table.renew(),
  };
}

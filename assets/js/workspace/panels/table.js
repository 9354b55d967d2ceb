/**
 * The table of the selection: its rows, its columns, the keyboard in it, and what it says when there
 * is nothing to show.
 *
 * @module workspace/panels/table
 */

import { ColumnMenu } from "../column-menu.js";
import { LastFilter } from "../last-filter.js";
import { button, node } from "../nodes.js";
import { keepOwnLanguage } from "../table-language.js";
import { walkByKeys } from "../table-keys.js";
import { TableRows, rowOf } from "../table-rows.js";
import { withoutEchoes } from "../table-scroll.js";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function tablePanel(page) {
  const element = document.getElementById("event-table");
  const { empty: words } = page.words;
  const lastFilter = new LastFilter(page.state, page.defaults);
  const note = document.getElementById("table-empty");
  let failing = false;
  let nothing = false;
  let told = "loading";

  const table = new TableRows({
    table: element, grid: "event-grid", url: page.boot.urls.table,
    seen: (version) => page.saw(version),
    failing: (is) => {
      if (is === failing) return;
      failing = is;
      tell();
    },
    named: () => tellFocus(),
  });
  if (page.view.lang !== "en") keepOwnLanguage(element);
  withoutEchoes(element);
  table.api().then((api) => {
    if (!api) return;
    walkByKeys(element, api);
    new ColumnMenu(
      /** @type {HTMLButtonElement} */ (document.getElementById("table-columns")),
      document.getElementById("table-columns-list"), api, page.words.table,
    );
  });

  /** A row that was still empty when the keyboard came to it has got its report. */
  function tellFocus() {
    const row = document.activeElement?.closest?.("#event-table .ag-row[data-row]");
    if (row) page.focus.set([rowOf(row)], "table");
  }

  function tell() {
    const say = failing ? "failing" : nothing ? `nothing ${lastFilter.any}` : "";
    if (say === told) return;
    told = say;
    note.hidden = !failing && !nothing;
    if (failing) {
      note.replaceChildren(
        node("p", { role: "status" }, words.no_answer),
        button(words.retry, () => table.tryNow(), { class: "button" }),
      );
    } else if (nothing) {
      note.replaceChildren(
        node("p", {}, node("strong", {}, words.nothing), " ", words.cure),
        node("p", { class: "tableframe__cures" },
          lastFilter.any && button(words.drop_last, () => lastFilter.drop(), { class: "button" }),
          button(words.reset, () => page.acts.reset(), { class: "button" })),
      );
    } else note.replaceChildren();
  }

  return {
    draw({ rows, view, before, moving }) {
      if (before && before.names !== view.names) table.renew();
      if (!moving) lastFilter.look(view);
      nothing = rows.length === 0;
      tell();
    },
    rest: ({ question, rows }) => table.show(question, rows),
    renew: () => table.renew(),
  };
}

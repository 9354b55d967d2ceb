/**
 * Table rows: the grid shows the rows of the view, and each of them says which report it holds.
 *
 * The grid names a row `id:<event id>` (see the table's layout); a row without data has another name.
 *
 * @module workspace/table-rows
 */

import { TableSource } from "./table-source.js";

const NAMED = "id:";

/**
 * Keep `data-event-id` of the rows right from now on, also when the grid puts another report into the
 * same element.
 *
 * @param {HTMLElement} table
 */
export function nameRows(table) {
  const name = (row) => {
    const id = row.getAttribute("row-id") ?? "";
    if (id.startsWith(NAMED)) row.dataset.eventId = id.slice(NAMED.length);
    else delete row.dataset.eventId;
  };
  const within = (element) => {
    if (element.matches(".ag-row")) name(element);
    element.querySelectorAll(".ag-row").forEach(name);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") name(target);
      for (const node of addedNodes) if (node instanceof HTMLElement) within(node);
    }
  }).observe(table, { subtree: true, childList: true, attributes: true, attributeFilter: ["row-id"] });
  within(table);
}

export class TableRows {
  #grid;
  #source;
  /** @type {ArrayLike<number> | null} */
  #rows = null;

  #renewed = false;

  /**
   * @param {{grid: string, url: string, seen?: (version: string) => void}} options grid: id of the
   *   grid; url: address of the rows; seen: told the data version of each answer
   */
  constructor({ grid, url, seen }) {
    this.#grid = grid;
    this.#source = new TableSource(url, seen);
  }

  /** The data has changed: the next rows are asked for again, and the old ones stay until then. */
  renew() {
    this.#renewed = true;
  }

  /**
   * Show the rows of a view; resolves when the grid has them or was given others.
   *
   * @param {string} query the view's link
   * @param {ArrayLike<number>} rows of the columns, in the table's order
   */
  async show(query, rows) {
    const api = await window.dash_ag_grid?.getApiAsync(this.#grid);
    if (!api) return;
    const before = this.#rows;
    const other = before?.length !== rows.length || rows.some((row, i) => row !== before[i]);
    this.#rows = rows;
    this.#source.follow(query, other);
    if (before === null) api.setGridOption("datasource", this.#source);
    else if (this.#renewed) api.refreshInfiniteCache();
    else if (other) api.purgeInfiniteCache();
    this.#renewed = false;
    if (other) api.setRowCount(rows.length, true);
    await this.#filled(api, rows);
  }

  #filled(api, rows) {
    const shows = () =>
      api.getDisplayedRowCount() === rows.length &&
      (rows.length === 0 || api.getDisplayedRowAtIndex(0)?.data !== undefined);
    return new Promise((done) => {
      const look = () => {
        if (this.#rows === rows && !shows()) return;
        api.removeEventListener("modelUpdated", look);
        done();
      };
      api.addEventListener("modelUpdated", look);
      look();
    });
  }
}

/**
 * The row of the columns that an element stands for.
 *
 * @param {HTMLElement} element carries `data-row`, or is a row of the table
 * @param {ArrayLike<number>} selected rows of the selection, in the table's order
 * @returns {number}
 */
export function rowOf(element, selected) {
  if (element.dataset.row !== undefined) return Number(element.dataset.row);
  return selected[Number(element.getAttribute("row-index"))];
}

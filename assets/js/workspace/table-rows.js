/**
 * Table rows: the grid shows the rows of the view, and each of them says which report it holds.
 *
 * The grid names a row `id:<event id>` (see the table's layout); a row without data has another name.
 * In which order the grid shows them is the reader's affair, so the row of the columns comes with the
 * data and never from a position in the grid.
 *
 * @module workspace/table-rows
 */

import { TableSource } from "./table-source.js";

const NAMED = "id:";

export class TableRows {
  #table;
  #grid;
  #source;
  #named;
  /** @type {ArrayLike<number> | null} */
  #rows = null;
  #renewed = false;
  /** Row of the columns by event id, of all that came from the server. @type {Map<string, number>} */
  #rowOf = new Map();

  /**
   * @param {{table: HTMLElement, grid: string, url: string, seen?: (version: string) => void,
   *   failing?: (is: boolean) => void, named?: () => void}} options table: holds the grid; grid: its
   *   id; url: address of the rows; seen: told the data version of each answer; failing: told
   *   whether the server does not answer; named: called when rows have got their reports
   */
  constructor({ table, grid, url, seen, failing, named = () => {} }) {
    this.#table = table;
    this.#grid = grid;
    this.#named = named;
    this.#source = new TableSource({ url, seen, failing, took: (rows) => this.#took(rows) });
    this.#keepNamed();
  }

  /** The grid's own interface; null without it. @returns {Promise<any>} */
  async api() {
    return (await window.dash_ag_grid?.getApiAsync(this.#grid)) ?? null;
  }

  /** The data has changed: the next rows are asked for again, and the old ones stay until then. */
  renew() {
    this.#renewed = true;
    // Their rows are of the former version.
    this.#rowOf.clear();
    this.#nameAll();
  }

  /** Ask again at once for what the server did not answer. */
  tryNow() {
    this.#source.tryNow();
  }

  /**
   * Show the rows of a view; resolves when the grid has them or was given others.
   *
   * @param {string} query the view's link
   * @param {ArrayLike<number>} rows of the columns, selected
   */
  async show(query, rows) {
    const api = await this.api();
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

  #took(rows) {
    for (const { id, row } of rows) this.#rowOf.set(id, row);
    this.#nameAll();
  }

  #nameAll() {
    for (const row of this.#table.querySelectorAll(".ag-row")) this.#name(row);
    this.#named();
  }

  #name(row) {
    const name = row.getAttribute("row-id") ?? "";
    const id = name.startsWith(NAMED) ? name.slice(NAMED.length) : null;
    if (id === null) delete row.dataset.eventId;
    else row.dataset.eventId = id;
    const known = id === null ? undefined : this.#rowOf.get(id);
    if (known === undefined) delete row.dataset.row;
    else row.dataset.row = String(known);
  }

  /** Also when the grid puts another report into the same element. */
  #keepNamed() {
    const within = (element) => {
      if (element.matches(".ag-row")) this.#name(element);
      for (const row of element.querySelectorAll(".ag-row")) this.#name(row);
    };
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === "attributes") this.#name(/** @type {HTMLElement} */ (target));
        for (const node of addedNodes) if (node instanceof HTMLElement) within(node);
      }
      this.#named();
    }).observe(this.#table, {
      subtree: true, childList: true, attributes: true, attributeFilter: ["row-id"],
    });
  }
}

/**
 * The row of the columns that an element stands for.
 *
 * @param {HTMLElement} element carries `data-row`
 * @returns {number} NaN while it is not known
 */
export function rowOf(element) {
  return Number(element.dataset.row ?? NaN);
}

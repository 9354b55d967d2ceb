/**
 * Column menu: which columns the table shows, as a list of boxes under a button.
 *
 * The choice is kept as long as the page is open and nowhere else.
 *
 * @module workspace/column-menu
 */

import { Popover } from "./popover.js";

export class ColumnMenu {
  #list;
  #api;
  #usual;

  /**
   * @param {HTMLButtonElement} button
   * @param {HTMLElement} list
   * @param {any} api of the grid
   * @param {Record<string, string>} words
   */
  constructor(button, list, api, words) {
    this.#list = list;
    this.#api = api;
    this.#usual = this.#columns.filter((column) => column.isVisible()).map((c) => c.getColId());
    const boxes = this.#columns.map((column) => this.#box(column));
    const usual = document.createElement("button");
    usual.type = "button";
    usual.className = "button button--wide";
    usual.textContent = words.columns_usual;
    usual.addEventListener("click", () => this.#showUsual());
    list.replaceChildren(...boxes, usual);
    new Popover(button, list, () => list.querySelector("input").focus());
  }

  get #columns() {
    return this.#api.getAllGridColumns();
  }

  #box(column) {
    const label = document.createElement("label");
    label.className = "columnlist__choice";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = column.isVisible();
    box.value = column.getColId();
    box.addEventListener("change", () => this.#show([box.value], box.checked));
    label.append(box, column.getColDef().headerName);
    return label;
  }

  #show(ids, shown) {
    this.#api.setColumnsVisible(ids, shown);
    this.#write();
  }

  #showUsual() {
    for (const column of this.#columns) {
      this.#api.setColumnsVisible([column.getColId()], this.#usual.includes(column.getColId()));
    }
    this.#write();
  }

  /** The last box cannot be taken away: a table has a column. */
  #write() {
    const shown = this.#columns.filter((column) => column.isVisible()).map((c) => c.getColId());
    for (const box of this.#list.querySelectorAll("input")) {
      box.checked = shown.includes(box.value);
      box.disabled = shown.length === 1 && box.checked;
    }
  }
}

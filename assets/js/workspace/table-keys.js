/**
 * Table keys: Home and End go to the first and the last row of the table and stay in the column.
 *
 * The grid's own keys do the rest: arrows, Page Up and Page Down, Enter on a heading.
 *
 * @module workspace/table-keys
 */

/**
 * @param {HTMLElement} table
 * @param {any} api of the grid
 */
export function walkByKeys(table, api) {
  table.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const far = event.key === "Home" || event.key === "End";
    if (!far || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const cell = target.closest(".ag-cell") && api.getFocusedCell();
    if (!cell) return;
    event.preventDefault();
    event.stopPropagation();
    const row = event.key === "Home" ? 0 : api.getDisplayedRowCount() - 1;
    api.ensureIndexVisible(row);
    api.setFocusedCell(row, cell.column);
  }, { capture: true });
}

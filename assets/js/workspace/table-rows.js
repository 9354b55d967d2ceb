/**
 * Table rows: each row of the grid says which report it holds, also when the grid puts another
 * report into the same element.
 *
 * The grid names a row `id:<event id>` (see the table's layout); a row without data has another name.
 *
 * @module workspace/table-rows
 */

const NAMED = "id:";

/**
 * Keep `data-event-id` of the rows right from now on.
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

/**
 * Have the grid ask for its rows again when they are other ones.
 *
 * @param {string} grid id of the grid
 * @param {ArrayLike<number>} before rows that it shows
 * @param {ArrayLike<number>} now rows that it should show
 * @returns {Promise<void>} when it shows them
 */
export async function refreshRows(grid, before, now) {
  const api = await window.dash_ag_grid?.getApiAsync(grid);
  if (!api) return;
  const shows = () =>
    api.getDisplayedRowCount() === now.length &&
    (now.length === 0 || api.getDisplayedRowAtIndex(0)?.data !== undefined);
  const other = before.length !== now.length || now.some((row, i) => row !== before[i]);
  if (other) api.purgeInfiniteCache();
  else if (shows()) return;
  await new Promise((done) => {
    const look = () => {
      if (!shows()) return;
      api.removeEventListener("modelUpdated", look);
      done();
    };
    api.addEventListener("modelUpdated", look);
  });
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

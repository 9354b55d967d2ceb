/**
 * Table language: titles of reports are data, and stay in their own language on a page in another.
 *
 * @module workspace/table-language
 */

const TITLES = '[role="gridcell"][col-id="title"]';

/** Mark the cells of titles, those that come later too. @param {HTMLElement} table */
export function keepOwnLanguage(table) {
  const mark = (root) => {
    for (const cell of root.querySelectorAll(TITLES)) Object.assign(cell, { lang: "en", dir: "ltr" });
  };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue;
        if (node.matches(TITLES)) mark(node.parentElement);
        else mark(node);
      }
    }
  }).observe(table, { subtree: true, childList: true });
  mark(table);
}

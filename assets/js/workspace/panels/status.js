/**
 * The status sentence.
 *
 * @module workspace/panels/status
 */

import { writeStatus } from "../texts.js";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function statusPanel(page) {
  return {
    draw({ view, rows, columns, day }) {
      writeStatus(document.getElementById("status"), {
        selected: rows.length, total: columns.count, view, asof: day, words: page.words.status,
      });
    },
  };
}

/**
 * The list of files of the view.
 *
 * @module workspace/panels/download
 */

import { Download } from "../download.js";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function downloadPanel(page) {
  const download = new Download(
    document.getElementById("download"), document.getElementById("download-files"), page.words.download,
  );
  return {
    rest: ({ view, rows, question }) => download.show(question, rows.length, view.lang),
  };
}

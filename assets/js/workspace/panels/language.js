/**
 * Languages: of the page, which comes with another page, and of place names, which comes at once.
 *
 * @module workspace/panels/language
 */

import { graphOf } from "../../plotly-map.js";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function languagePanel(page) {
  const { boot, state } = page;
  const language = /** @type {HTMLSelectElement} */ (document.getElementById("language"));
  const names = /** @type {HTMLSelectElement} */ (document.getElementById("names"));
  let shown = state.view.names;
  const write = () => {
    language.value = state.view.lang;
    names.value = state.view.names;
  };
  language.addEventListener("change", () => {
    page.stop();
    page.link.flush();
    location.assign(page.link.hrefOf({ ...state.view, lang: language.value }));
  });
  names.addEventListener("change", () => state.change({ names: names.value }));
  // A browser that brings the page back brings the choice that led away from it.
  window.addEventListener("pageshow", write);
  return {
    mapReady() {
      // Asked for when a label needs it, once a page.
      window.Plotly.setRTLTextPlugin(new URL(boot.urls.rightToLeft, location.href).href, true);
    },
    draw({ view }) {
      write();
      if (view.names === shown) return;
      shown = view.names;
      page.briefs.speak(view);
      const graph = page.map && graphOf(document.getElementById("map"));
      if (graph) window.Plotly.relayout(graph, { "map.style": page.theme.styleUrl(view) });
    },
  };
}

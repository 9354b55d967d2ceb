/**
 * Areas: choosing reports by a box, a drawn area or an area of the catalogue, and showing what is chosen.
 *
 * @module workspace/panels/areas
 */

import { AreaOutline, ringOfBox } from "../area-outline.js";
import { AreaTool } from "../area-tool.js";
import { ChosenAreas } from "../chosen-areas.js";
import { along } from "../corners.js";
import { areasAt } from "../layers.js";

const BOX_DIGITS = 3;

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function areasPanel(page) {
  const { state, words } = page;
  const frame = /** @type {HTMLElement} */ (document.querySelector(".mapframe"));
  let parts = null;

  document.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest("[data-region]");
    if (button) toggleRegion(state, /** @type {HTMLElement} */ (button).dataset.region);
  });

  return {
    mapReady(map) {
      const tool = new AreaTool({ map, frame, words: words.area, live: document.getElementById("map-said") });
      parts = { outline: new AreaOutline(map, frame), chosen: new ChosenAreas(map) };
      // Wherever on the page they stand.
      document.addEventListener("click", ({ target }) => {
        const button = /** @type {HTMLElement} */ (target).closest("[data-map-tool]");
        if (button) take(page, tool, /** @type {HTMLElement} */ (button).dataset.mapTool);
        else if (/** @type {HTMLElement} */ (target).closest("#use-frame")) takeFrame(page, map);
      });
    },
    draw({ view }) {
      if (!parts) return;
      parts.chosen.set(view.region);
      parts.outline.set(shapesOf(view, words.area, (patch) => state.change(patch)));
    },
  };
}

/** Draw with a tool, or put it away; what was drawn becomes the view's. */
async function take(page, tool, kind) {
  if (tool.kind === kind) return tool.cancel();
  const pressed = (now) => {
    for (const button of document.querySelectorAll("[data-map-tool][aria-pressed]")) {
      button.setAttribute("aria-pressed", String(button.dataset.mapTool === now));
    }
  };
  const drawn = tool.start(kind);
  pressed(kind);
  const places = await drawn;
  pressed(tool.kind);
  if (!places) return;
  page.stop();
  if (kind === "box") page.state.change({ bbox: places.flat(), within: null });
  else if (kind === "lasso") page.state.change({ within: places, bbox: null });
  else {
    const ids = areasAt(page.map, page.map.project(places[0]));
    page.acts.present(ids.length ? { type: "area", ids } : null);
  }
}

/** What the map shows becomes the box. */
function takeFrame(page, map) {
  const bounds = map.getBounds();
  const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  page.stop();
  page.state.change({ bbox: box.map((degrees) => +degrees.toFixed(BOX_DIGITS)), within: null });
}

function shapesOf({ bbox, within }, words, change) {
  const shapes = [];
  // Its edges are shortest lines, which bend on the map; those of a box are parallels and meridians.
  const ring = within?.length ? within.flatMap((corner, i) => along(corner, within[(i + 1) % within.length])) : null;
  if (bbox) shapes.push({ ring: ringOfBox(bbox), label: words.remove, remove: () => change({ bbox: null }) });
  if (ring) shapes.push({ ring, label: words.remove, remove: () => change({ within: null }) });
  return shapes;
}

/** An area becomes the region, or is none any more. */
function toggleRegion(state, id) {
  const { region } = state.view;
  state.change({ region: region.includes(id) ? region.filter((one) => one !== id) : [id] });
}

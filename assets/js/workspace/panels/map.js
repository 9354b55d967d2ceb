/**
 * The map: marks, boundaries, control, and what it says of the reports that it cannot show.
 *
 * @module workspace/panels/map
 */

import { Control } from "../../control.js";
import { KeepOut } from "../../keepout.js";
import { Painter } from "../../painter.js";
import { graphOf, keepCamera, mapOf, moveCamera } from "../../plotly-map.js";
import { writeElsewhere } from "../elsewhere.js";
import { bringIntoView } from "../in-sight.js";
import { Layers, areasAt } from "../layers.js";
import { MapGestures, writeScale } from "../map-gestures.js";
import { same } from "../state.js";
import { dayInWords, filled } from "../texts.js";

/** Room around the theatre for what stands over the map, px. */
export const MARGIN = { top: 6, bottom: 22, left: 8, right: 40 };

/** The keyboard walks faster than a map can follow. */
const WALK_MS = 90;

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function mapPanel(page) {
  const { boot, state, words } = page;
  let parts = null;
  const firstOf = (rows) => (rows.length ? rows[0] : null);
  page.hover.follow((rows) => page.painter?.setHover(rows));
  page.focus.follow((rows) => page.painter?.setFocus(firstOf(rows)));
  page.acts.onOpen((row) => bringIntoView(page, row, { sheet: true }));
  // Walking along the table moves the map only as far as it must, and once the keys rest.
  let walk = 0;
  page.focus.follow((rows, source) => {
    clearTimeout(walk);
    if (source === "table" && rows.length) walk = setTimeout(() => bringIntoView(page, rows[0]), WALK_MS);
  });
  state.follow((now, before, walked) => walked && returnCamera(page, now, before));

  const tellElsewhere = () => {
    if (page.painter) {
      writeElsewhere(document.getElementById("map-elsewhere"), page.painter, {
        words: words.ui, lang: state.view.lang,
        list: (rows, reason) => page.acts.present({ type: "rows", rows, reason }),
      });
    }
  };

  return {
    mapReady(map, painter) {
      const layers = new Layers(map, boot.layers);
      const gestures = new MapGestures({
        map, painter, overlays: page.overlays, briefs: page.briefs, words: words.map,
        lang: state.view.lang,
        tip: document.getElementById("map-tip"),
        areasAt: (point) => areasAt(map, point),
        meant: {
          open: (row) => page.acts.openRow(row),
          list: (rows) => page.acts.present({ type: "rows", rows: Array.from(rows), reason: "point" }),
          area: (ids) => page.acts.present(ids.length ? { type: "area", ids } : null),
          camera: (at) => state.change({ at }, "replace"),
          point: (rows) => page.hover.set(rows, "map"),
          moved: () => {
            writeScale(map, document.getElementById("map-scale"), { words: words.map, lang: state.view.lang });
            tellElsewhere();
          },
        },
      });
      const control = new Control(map, boot.control, { controllers: boot.vocabulary.controllers });
      parts = { layers, control, keepOut: new KeepOut(map) };
      page.acts.onMapAction((action) => gestures.press(action, () => {
        moveCamera(map, { bounds: boot.bounds, padding: MARGIN });
        state.change({ at: null }, "replace");
      }));
      writeScale(map, document.getElementById("map-scale"), { words: words.map, lang: state.view.lang });
      page.theme.onChange((now) => {
        window.Plotly.relayout(graphOf(document.getElementById("map")), {
          "map.style": page.theme.styleUrl(state.view),
        });
        painter.setTokens(now);
      });
    },
    draw({ view, rows, groups, day, moving }) {
      document.getElementById("map-asof").textContent = filled(words.map.asof, {
        day: dayInWords(day, view.lang),
      });
      if (!parts) {
        const theme = page.theme.of(view);
        if (!moving) page.picture?.show(page.link.queryOf({ ...view, theme }));
        return;
      }
      const faded = view.others === "fade" ? page.selector.others(view, rows) : null;
      page.painter.setGroups(groups, { faded });
      page.painter.setOpened(view.eventRow);
      parts.layers.set(view.layers, day);
      parts.control.setDay(day);
      parts.keepOut.set(groups);
      requestAnimationFrame(tellElsewhere);
    },
    renew: (columns) => page.painter?.setColumns(columns),
  };
}

/**
 * The map with its painter, once plotly has drawn it.
 *
 * @param {import("../page.js").Page} page
 * @returns {Promise<{map: any, painter: Painter}>} rejects where the browser has no WebGL 2
 */
export async function bringUpMap(page) {
  const host = document.getElementById("map");
  if (!document.createElement("canvas").getContext("webgl2")) throw new Error("map: no WebGL 2");
  const map = await mapOf(host);
  map.getCanvas().setAttribute("aria-label", page.words.map.canvas);
  keepCamera(host, (moved) => window.dash_clientside.set_props("map", { relayoutData: moved }));
  if (!map.isStyleLoaded()) await new Promise((done) => map.once("load", done));
  const painter = new Painter(map, { tokens: page.tokens, vocabulary: page.boot.vocabulary });
  painter.setColumns(page.columns);
  return { map, painter };
}

/** Back and Forward bring the camera of their entry. */
function returnCamera({ boot, map }, now, before) {
  if (!map || same(now.at, before.at)) return;
  if (now.at) moveCamera(map, { center: [now.at[1], now.at[0]], zoom: now.at[2] });
  else moveCamera(map, { bounds: boot.bounds, padding: MARGIN });
}

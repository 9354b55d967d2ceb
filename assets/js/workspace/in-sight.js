/**
 * In sight: pans the map to a report that lies outside the part of it that can be seen.
 *
 * @module workspace/in-sight
 */

import { moveCamera } from "../plotly-map.js";
import { covered } from "./sheet.js";

const EDGE_PX = 8;

/**
 * Pan to a report of the theatre, as little as brings it to the middle of what is seen; nothing when
 * it can be seen already.
 *
 * @param {import("./page.js").Page} page
 * @param {number} row
 * @param {{sheet?: boolean}} [options] sheet: whether a small screen's sheet is open or about to be
 */
export function bringIntoView({ boot, columns, map, painter }, row, { sheet = false } = {}) {
  const place = painter?.place(row);
  if (!place) return;
  const [lon, lat] = [columns.lon[row], columns.lat[row]];
  const [west, south, east, north] = boot.window;
  if (lon <= west || lon >= east || lat <= south || lat >= north) return;
  const { clientWidth: width, clientHeight: whole } = map.getCanvas();
  // Above a sheet the map begins at the top of the window.
  const height = sheet && covered() ? Math.min(whole, window.innerHeight - covered()) : whole;
  const { x, y } = place;
  if (x > EDGE_PX && y > EDGE_PX && x < width - EDGE_PX && y < height - EDGE_PX) return;
  const middle = map.project(map.getCenter());
  const there = map.project([lon, lat]);
  const centre = map.unproject([
    middle.x + there.x - width / 2, middle.y + there.y - height / 2,
  ]);
  moveCamera(map, { center: [centre.lng, centre.lat] });
}

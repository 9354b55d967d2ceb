/**
 * Panels: the parts of the workspace, in the order in which they are brought to a view.
 *
 * A new part is a file in `panels/` that makes a `Panel` (see `page.js`) and a line here.
 *
 * @module workspace/panels
 */

import { areasPanel } from "./panels/areas.js";
import { comparePanel } from "./panels/compare.js";
import { detailPanel } from "./panels/detail.js";
import { downloadPanel } from "./panels/download.js";
import { filtersPanel } from "./panels/filters.js";
import { helpPanel } from "./panels/help.js";
import { languagePanel } from "./panels/language.js";
import { legendPanel } from "./panels/legend.js";
import { lookPanel } from "./panels/look.js";
import { mapPanel } from "./panels/map.js";
import { pinnedPanel } from "./panels/pinned.js";
import { pointedPanel } from "./panels/pointed.js";
import { statsPanel } from "./panels/stats.js";
import { statusPanel } from "./panels/status.js";
import { tablePanel } from "./panels/table.js";
import { timelinePanel } from "./panels/timeline.js";

/** @type {((page: import("./page.js").Page) => import("./page.js").Panel)[]} */
export const PANELS = [
  timelinePanel, mapPanel, languagePanel, areasPanel, comparePanel, statusPanel, filtersPanel, legendPanel,
  downloadPanel, detailPanel, tablePanel, pointedPanel, pinnedPanel, statsPanel, lookPanel, helpPanel,
];

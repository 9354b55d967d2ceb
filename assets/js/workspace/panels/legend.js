/**
 * The legend: the signs that the map holds now.
 *
 * @module workspace/panels/legend
 */

import { controllerOn } from "../../control.js";
import { dayOf } from "../../rules.js";
import { drawnSigns } from "../drawn.js";
import { Signs } from "../signs.js";
import { showLegend } from "../texts.js";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function legendPanel(page) {
  const { boot, theme } = page;
  const signs = new Signs({ tokens: page.tokens, vocabulary: boot.vocabulary, root: document.body });
  theme.onChange((now) => signs.setTokens(now));
  return {
    draw({ view, groups, columns, day }) {
      const days = [day, view.compare].filter(Boolean).map(dayOf);
      const held = new Set(
        Object.values(boot.control.changes).flatMap((changes) => days.map((one) => controllerOn(changes, one))),
      );
      showLegend(drawnSigns({ view, groups, columns, vocabulary: boot.vocabulary, held }));
    },
  };
}

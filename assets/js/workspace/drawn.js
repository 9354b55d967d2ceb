/**
 * Drawn: which signs the map holds now, for the legend.
 *
 * @module workspace/drawn
 */

/**
 * @param {{view: any, groups: any[], columns: any, vocabulary: any, held: Set<number>, boot: any}} what
 *   held: codes of the controllers of the day
 * @returns {Set<string>} signs as the legend's `data-legend` names them
 */
export function drawnSigns({ view, groups, columns, vocabulary, held }) {
  const drawn = new Set();
  for (const group of groups) {
    if (group.country) continue;
    if (group.rows.length > 1) drawn.add("glyph:counted");
    if (group.coarse) drawn.add("glyph:coarse");
    for (const row of group.rows) {
      drawn.add(`glyph:${vocabulary.layers[columns.layer[row]]}`);
      drawn.add(`glyph:${vocabulary.confidences[columns.confidence[row]]}`);
    }
  }
  if (view.eventRow !== null) drawn.add("glyph:related");
  if (view.layers.includes("control") || view.layers.includes("occupied")) {
    for (const code of held) drawn.add(`hatch:${vocabulary.controllers[code]}`);
  }
  for (const layer of view.layers) drawn.add(`area:${layer}`).add(`line:${layer}`);
  return drawn;
}

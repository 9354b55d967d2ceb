/**
 * Asks: what choosing a line of a figure asks of the view, from the keys of a link to a patch.
 *
 * @module stats/asks
 */

import { same } from "../workspace/state.js";

const LISTS = new Set(["kind", "show", "confidence", "actor", "region"]);

/**
 * @param {Record<string, string>} asks keys of a link and their text
 * @returns {Record<string, any>} a patch of the view
 */
export function patchOf(asks) {
  return Object.fromEntries(
    Object.entries(asks).map(([key, text]) => [key, LISTS.has(key) ? text.split(",") : text]),
  );
}

/**
 * The patch that a choice makes: what it asks, or, when the view asks just that already, the
 * defaults in its place (the days stay).
 *
 * @param {Record<string, string>} asks
 * @param {any} view
 * @param {any} defaults
 */
export function chosen(asks, view, defaults) {
  const patch = patchOf(asks);
  if (!isChosen(asks, view)) return patch;
  const undone = Object.keys(patch).filter((key) => key !== "from" && key !== "to");
  return Object.fromEntries(undone.map((key) => [key, defaults[key]]));
}

/** Whether the view asks just that. @param {Record<string, string>} asks @param {any} view */
export function isChosen(asks, view) {
  return Object.entries(patchOf(asks)).every(([key, value]) => same(view[key], value));
}

/**
 * Classes: whole numbers in at most five classes with round edges, for the shades of a map.
 *
 * @module stats/classes
 */

export const MOST = 5;

/**
 * The least number of each class, ascending; 0 is in none of them. Up to five every number has a
 * class of its own; above, edges are 1, 2, 5, 10, 20, 50 … or every second, third … of these.
 *
 * @param {number} most the greatest number
 * @returns {number[]}
 */
export function edgesFor(most) {
  if (most <= MOST) return Array.from({ length: Math.max(0, most) }, (_, i) => i + 1);
  const round = [];
  for (let power = 1; power <= most; power *= 10) {
    for (const digit of [1, 2, 5]) if (digit * power <= most) round.push(digit * power);
  }
  const step = Math.ceil(round.length / MOST);
  return round.filter((_, i) => i % step === 0);
}

/** The class of a number: 0 for none, else from 1. @param {number} n @param {number[]} edges */
export function classOf(n, edges) {
  return edges.filter((edge) => edge <= n).length;
}

/**
 * The classes as numbers from–to; the last ends with the greatest number.
 *
 * @param {number[]} edges
 * @param {number} most
 * @returns {[number, number][]}
 */
export function spansOf(edges, most) {
  return edges.map((edge, i) => [edge, i + 1 < edges.length ? edges[i + 1] - 1 : most]);
}

/** Shade of a class when there are so many: few classes are spread over all shades. @returns {number} 0..5 */
export function shadeOf(place, count) {
  if (place === 0 || count <= 1) return place === 0 ? 0 : 3;
  return 1 + Math.round(((place - 1) * (MOST - 1)) / (count - 1));
}

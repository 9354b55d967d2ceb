/**
 * Elements without markup: data only ever becomes an attribute or a text node.
 *
 * @module timeline/svg
 */

const SVG = "http://www.w3.org/2000/svg";
const ARABIC_SCRIPT = /[\u0600-\u06ff]/;

/**
 * @param {string} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {string} [text]
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, text) {
  return dress(document.createElementNS(SVG, tag), attributes, text);
}

/** The axis runs from left to right; a text of it in Arabic script keeps its own order of words. */
function isolated(text) {
  return ARABIC_SCRIPT.test(text) ? `\u2067${text}\u2069` : text;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {string} [text]
 * @returns {HTMLElement}
 */
export function html(tag, attributes = {}, text) {
  return dress(document.createElement(tag), attributes, text);
}

/**
 * Set attributes, leaving those alone that have the value already.
 * @template {Element} T
 * @param {T} element @param {Record<string, string | number>} attributes @param {string} [text]
 * @returns {T}
 */
export function dress(element, attributes, text) {
  for (const [name, value] of Object.entries(attributes)) {
    const written = typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
    if (element.getAttribute(name) !== written) element.setAttribute(name, written);
  }
  if (text === undefined) return element;
  const said = element instanceof SVGElement ? isolated(text) : text;
  if (element.textContent !== said) element.textContent = said;
  return element;
}

/** @param {Element} element @param {boolean} shown */
export function show(element, shown) {
  element.toggleAttribute("hidden", !shown);
}

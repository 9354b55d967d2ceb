/**
 * Nodes: elements made of text only, so that nothing of a file or of an answer becomes markup.
 *
 * @module workspace/nodes
 */

/**
 * An element.
 *
 * @param {string} tag
 * @param {Record<string, any>} [properties] of the element; `class`, `data-…`, `aria-…` and the like
 *   are set as attributes
 * @param {...(Node | string | null | undefined | false)} children texts stay texts
 * @returns {HTMLElement}
 */
export function node(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A button. @param {string} text @param {() => void} act @param {Record<string, any>} [more] */
export function button(text, act, more = {}) {
  const element = node("button", { type: "button", ...more }, text);
  element.addEventListener("click", act);
  return element;
}

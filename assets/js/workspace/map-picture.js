/**
 * Map picture: the map as the server draws it, where this browser cannot draw the live one.
 *
 * Knows the address of pictures and the link of a view; knows no map.
 *
 * @module workspace/map-picture
 */

/** Sizes are rounded, so that a small change of the window asks for no other picture. */
const STEP_PX = 40;
const LEAST_PX = 240;
const MOST_PX = 2400;

export class MapPicture {
  #image;
  #url;
  #query = null;
  #shown = "";

  /** @param {HTMLElement} host what the picture fills @param {{url: string, alt: string}} options */
  constructor(host, { url, alt }) {
    this.#url = url;
    this.#image = document.createElement("img");
    this.#image.className = "mapframe__picture";
    this.#image.alt = alt;
    host.append(this.#image);
    new ResizeObserver(() => this.#request()).observe(this.#image);
  }

  /** Show a view. @param {string} query its link, with camera and theme */
  show(query) {
    this.#query = query;
    this.#request();
  }

  #request() {
    const { clientWidth, clientHeight } = this.#image;
    if (this.#query === null || !clientWidth || !clientHeight) return;
    const [width, height] = [clientWidth, clientHeight].map((px) =>
      Math.min(MOST_PX, Math.max(LEAST_PX, Math.round(px / STEP_PX) * STEP_PX)),
    );
    const parts = [this.#query, `width=${width}`, `height=${height}`].filter(Boolean);
    const address = `${this.#url}?${parts.join("&")}`;
    if (address === this.#shown) return;
    this.#shown = address;
    this.#image.src = address;
  }
}

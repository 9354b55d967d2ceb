/**
 * Link: the view as the query of the page's address.
 *
 * Writes links; never reads one: the server is the one reader, and Back takes the view from the
 * browser's history. Deliberate acts make an entry of the history, dragging, playing and the
 * camera only rewrite the present one.
 *
 * @module link
 */

/** The keys of the query in their promised order. */
export const KEYS = [
  "layers", "show", "kind", "from", "to", "asof", "region", "bbox", "near", "within", "q",
  "confidence", "actor", "publisher", "casualties", "precision", "event", "at", "compare", "mode",
  "count", "names", "lang", "theme", "others", "v",
];

const OPEN = "..";
const ENDS = new Set(["from", "to"]);
/** Lists that restrict nothing when they are empty. */
const NO_CHOICE = new Set(["region", "bbox", "near", "within", "actor", "publisher", "at"]);
const QUIET_MS = 250;
/** The word for an empty list: no layer is drawn, no set is shown. */
const NONE = "none";
const AT_DIGITS = [4, 4, 2];

/**
 * The query string of a view: the keys that differ from the defaults, in promised order.
 *
 * @param {Record<string, any>} view null and "" mean none; lists, `near` as text or
 *   [id, km], `within` as corners [lon, lat], `at` as text or [lat, lon, zoom]; `asof` is written when `asofPinned` is true
 * @param {Record<string, any>} defaults
 * @returns {string} without the question mark; empty for the default view
 */
export function format(view, defaults) {
  const parts = [];
  for (const key of KEYS) {
    if (key === "asof" && !view.asofPinned) continue; // it follows `to`
    const value = written(key, view[key]);
    const usual = key === "asof" ? null : written(key, defaults[key]);
    if (value !== null && value !== usual) parts.push(`${key}=${readable(value)}`);
  }
  return parts.join("&");
}

export class Link {
  #defaults;
  #keep;
  #quiet;
  #timer = 0;
  #waiting = null;
  #current = null;
  #handler = null;
  #onPopState = (event) => this.#pop(event);
  #onHide = () => this.flush();

  /**
   * @param {Record<string, any>} defaults
   * @param {{keep?: string[], quiet?: number}} [options] keep: keys of the present address that
   *   are not the view's and stay (`panels`); quiet: ms without a change before it is rewritten
   */
  constructor(defaults, { keep = [], quiet = QUIET_MS } = {}) {
    this.#defaults = defaults;
    this.#keep = keep;
    this.#quiet = quiet;
    window.addEventListener("popstate", this.#onPopState);
    window.addEventListener("pagehide", this.#onHide);
  }

  /** Remember the view that the server read from the address. @param {object} view */
  start(view) {
    this.#current = view;
    history.replaceState({ view }, "", location.href);
  }

  /**
   * Address of a view on this page.
   *
   * @param {object} view
   * @returns {string} path and query
   */
  hrefOf(view) {
    const present = new URLSearchParams(location.search);
    const kept = this.#keep
      .filter((key) => present.has(key))
      .map((key) => `${key}=${readable(present.get(key))}`);
    const query = [format(view, this.#defaults), ...kept].filter(Boolean).join("&");
    return location.pathname + (query ? `?${query}` : "");
  }

  /** The query of a view, for whom it is told in the page. @param {object} view @returns {string} */
  queryOf(view) {
    return format(view, this.#defaults);
  }

  /** A deliberate act: a new entry, so that Back undoes it. @param {object} view */
  push(view) {
    this.flush();
    const href = this.hrefOf(view);
    if (new URL(href, location.href).search === location.search) this.#replaceNow(view);
    else {
      this.#current = view;
      history.pushState({ view }, "", href);
    }
  }

  /** Dragging, playing, the camera: rewrite the entry once it is quiet. @param {object} view */
  replace(view) {
    this.#waiting = view;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), this.#quiet);
  }

  /** Write what waits, now. */
  flush() {
    clearTimeout(this.#timer);
    if (this.#waiting === null) return;
    this.#replaceNow(this.#waiting);
    this.#waiting = null;
  }

  /**
   * Call back with the view of the entry that Back or Forward reached.
   *
   * @param {(view: any) => void} handler
   */
  onPop(handler) {
    this.#handler = handler;
  }

  /** Let go of the window. */
  destroy() {
    this.flush();
    window.removeEventListener("popstate", this.#onPopState);
    window.removeEventListener("pagehide", this.#onHide);
  }

  #replaceNow(view) {
    this.#current = view;
    history.replaceState({ view }, "", this.hrefOf(view) + location.hash);
  }

  #pop(event) {
    clearTimeout(this.#timer);
    this.#waiting = null;
    if (event.state?.view) {
      this.#current = event.state.view;
      this.#handler?.(event.state.view);
    } else if (this.#current) {
      // An entry made by a jump within the page (`#map`): the view stays.
      history.replaceState({ view: this.#current }, "", location.href);
    }
  }
}

/**
 * The text of a value, null for none. An empty list of words is a choice: nothing of that key.
 *
 * @param {string} key
 * @param {any} value
 * @returns {string | null}
 */
export function written(key, value) {
  if (value === null || value === undefined || value === "") return ENDS.has(key) ? OPEN : null;
  if (NO_CHOICE.has(key) && value.length === 0) return null;
  if (key === "near" && Array.isArray(value)) return `${value[0]}:${value[1]}`;
  if (key === "at" && Array.isArray(value)) {
    return value.map((number, i) => String(+number.toFixed(AT_DIGITS[i]))).join(",");
  }
  if (key === "within") return value.map((corner) => corner.join(",")).join(";");
  return Array.isArray(value) ? value.join(",") || NONE : String(value);
}

/** Percent-encoding that leaves what is harmless in a query as it reads. */
function readable(text) {
  return encodeURIComponent(text)
    .replace(/%2C/g, ",")
    .replace(/%3A/g, ":")
    .replace(/%3B/g, ";")
    .replace(/%2F/g, "/")
    .replace(/'/g, "%27")
    .replace(/%20/g, "+");
}

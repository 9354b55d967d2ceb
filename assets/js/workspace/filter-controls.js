/**
 * Filter controls: how the controls of single filters show a view, and what they make of it.
 *
 * One entry a control: `shown` gives its properties for a view, `meant` the change of the view when
 * the reader used it. Pure; `controls.js` does the rest.
 *
 * @module workspace/filter-controls
 */

import { crosses } from "./corners.js";

const MOST = { casualties: 1_000_000, km: 2000, corners: 64 };
const USUAL_KM = 25;

/**
 * @typedef {object} FilterControl
 * @property {(view: any) => {value?: string, property?: string, to: any, once?: boolean}[]} shown
 *   value: the part of the id after the name; once: what it starts with, and then keeps
 * @property {(at: (value?: string, property?: string) => any, words: any) => object | string} meant
 *   the patch, or a sentence that says what is wrong
 */

/** @type {Record<string, FilterControl>} */
export const FILTER_CONTROLS = {
  region: list("region"),
  actor: list("actor"),
  publisher: list("publisher"),
  precision: {
    shown: (view) => [{ to: view.precision ?? null }],
    meant: (at) => ({ precision: at() || null }),
  },
  casualties: {
    shown: (view) => [{ to: view.casualties ?? "" }],
    meant(at) {
      const n = Math.floor(Number(at()));
      return { casualties: n >= 1 ? Math.min(n, MOST.casualties) : null };
    },
  },
  near: {
    shown(view) {
      const [shape, km] = nearOf(view);
      return shape ? [{ to: shape }, { value: "km", to: km }] : [{ to: null }, { value: "km", to: USUAL_KM, once: true }];
    },
    meant(at) {
      const said = at("km");
      const km = said === "" || said === null ? USUAL_KM : Math.min(Math.max(Number(said), 0), MOST.km);
      return { near: at() ? `${at()}:${Number.isFinite(km) ? km : USUAL_KM}` : null };
    },
  },
  within: {
    shown: (view) => [{ to: textOf(view.within) }],
    meant(at, words) {
      const text = (at() ?? "").trim();
      if (!text) return { within: null };
      const corners = cornersOf(text);
      if (!corners) return words.bad_corners;
      return crosses(corners) ? words.crossing : { within: corners };
    },
  },
  others: {
    shown: (view) => [{ property: "checked", to: view.others === "fade" }],
    meant: (at) => ({ others: at("", "checked") ? "fade" : "hide" }),
  },
};

function list(key) {
  return { shown: (view) => [{ to: view[key] ?? [] }], meant: (at) => ({ [key]: at() ?? [] }) };
}

/** The line or area and the kilometres of a view. @returns {[string | null, number]} */
function nearOf({ near }) {
  if (!near) return [null, USUAL_KM];
  if (Array.isArray(near)) return [near[0], near[1]];
  const at = near.lastIndexOf(":");
  return [near.slice(0, at), Number(near.slice(at + 1))];
}

/** Corners as a reader writes them. */
function textOf(corners) {
  return (corners ?? []).map((corner) => corner.join(",")).join("; ");
}

/** Corners from text: longitude and latitude of each, to six decimals; null when it is none. */
function cornersOf(text) {
  const corners = text.split(";").filter((part) => part.trim()).map((part) => {
    const numbers = part.trim().split(/[\s,]+/).map(Number);
    return numbers.length === 2 && numbers.every(Number.isFinite) ? numbers.map((n) => +n.toFixed(6)) : null;
  });
  if (corners.length < 3 || corners.length > MOST.corners || corners.includes(null)) return null;
  return corners.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90) ? corners : null;
}

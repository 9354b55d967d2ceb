/**
 * Control: who held each area on a day, as feature state of the map's polygons and hatching.
 *
 * Knows the periods of the boot data and two sources of the map's style; knows no colour (the
 * style's expressions read the state) and nothing of the page.
 *
 * @module control
 */

import { dayOf } from "./rules.js";

/**
 * @typedef {object} ControlData
 * @property {string[]} areas ids
 * @property {Record<string, [number, number][]>} changes by area: first day (days since
 *   1970-01-01) and code of the controller, ascending
 */

/** Areas that Armenian forces held, alone or with peacekeepers: what the layer `occupied` shows. */
const HELD_BY = ["armenian-forces", "russian-peacekeepers-and-armenian-forces"];
const SOURCES = ["control", "hatch"];
/** The state of an area before its first period. */
const NOBODY = -1;

/**
 * Code of the controller on a day.
 *
 * @param {[number, number][]} changes ascending
 * @param {number} day days since 1970-01-01
 * @returns {number} -1 before the first change
 */
export function controllerOn(changes, day) {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle][0] <= day) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? NOBODY : changes[low - 1][1];
}

export class Control {
  #map;
  #control;
  #held;
  #sources;
  /** Controllers of the day that was asked for. @type {Map<string, number> | null} */
  #wanted = null;
  /** By source: the source object that carries the state, and the controllers it was given. */
  #given = new Map();
  #onStyle = () => this.#apply();

  /**
   * @param {any} map a MapLibre map whose style has the sources `control` (promoteId "id") and
   *   `hatch` (promoteId "area")
   * @param {ControlData} control
   * @param {{controllers: string[], sources?: string[]}} options controllers: the vocabulary's list
   */
  constructor(map, control, { controllers, sources = SOURCES }) {
    this.#map = map;
    this.#control = control;
    this.#held = new Set(HELD_BY.map((word) => controllers.indexOf(word)));
    this.#sources = sources;
    map.on("styledata", this.#onStyle);
    map.on("idle", this.#onStyle); // a style that was loading when `styledata` came
  }

  /**
   * Show the control of a day: state `{controller: code or -1, held: boolean}` of each area.
   *
   * @param {string | number} day ISO date, or days since 1970-01-01
   */
  setDay(day) {
    const number = typeof day === "number" ? day : dayOf(day);
    this.#wanted = new Map(
      this.#control.areas.map((area) => [
        area,
        controllerOn(this.#control.changes[area] ?? [], number),
      ]),
    );
    this.#apply();
  }

  /** Controllers of the day shown, by area. @returns {Map<string, number>} */
  get controllers() {
    return new Map(this.#wanted ?? []);
  }

  /** Let go of the map. */
  destroy() {
    this.#map.off("styledata", this.#onStyle);
    this.#map.off("idle", this.#onStyle);
  }

  #apply() {
    if (this.#wanted === null) return;
    for (const id of this.#sources) {
      const source = this.#map.getSource(id);
      if (!source) continue; // the style has no such source, or not yet
      let given = this.#given.get(id);
      if (given?.source !== source) {
        // A new style brings new sources without state.
        given = { source, controllers: new Map() };
        this.#given.set(id, given);
      }
      this.#write(id, given.controllers);
    }
  }

  #write(source, given) {
    for (const [area, controller] of this.#wanted) {
      if (given.get(area) === controller) continue;
      const held = this.#held.has(controller);
      this.#map.setFeatureState({ source, id: area }, { controller, held });
      given.set(area, controller);
    }
  }
}

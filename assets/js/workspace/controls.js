/**
 * Controls: Dash's choices and the view, kept in step in both directions.
 *
 * A control is known by its id `{control, value}`. What the reader changes becomes a patch of the
 * view; what the view says is set back into the controls that differ.
 *
 * @module workspace/controls
 */

import { Echoes } from "./echoes.js";
import { FILTER_CONTROLS } from "./filter-controls.js";
import { Touched } from "./touched.js";

/** Controls that are one box per choice, and the boot list of their choices. */
const BOXES = ["show", "kind", "confidence", "layers"];
/** Of these none ticked is all. */
const NONE_IS_ALL = ["kind"];
const DATES = ["from", "to"];

export class Controls {
  #choices;
  #state;
  #words;
  #given = new Map();
  #echoes = new Echoes();
  #touched = new Touched([...DATES, "asof", "compare"]);
  #ready = false;

  /**
   * @param {{state: import("./state.js").State, vocabulary: any, layers: {id: string}[], words: any}} options
   */
  constructor({ state, vocabulary, layers, words }) {
    this.#state = state;
    this.#words = words;
    this.#choices = {
      kind: vocabulary.kinds,
      show: vocabulary.layers,
      confidence: vocabulary.confidences,
      layers: layers.map((layer) => layer.id),
    };
  }

  /** Set the controls to what the view says. @param {any} view */
  write(view) {
    for (const key of BOXES) {
      const chosen = view[key] ?? (NONE_IS_ALL.includes(key) ? [] : this.#choices[key]);
      for (const value of this.#choices[key]) {
        this.#set({ control: key, value }, "checked", chosen.includes(value));
      }
    }
    for (const key of DATES) this.#set({ control: key, value: "" }, "value", dateOrNull(view[key]));
    this.#set({ control: "asof", value: "" }, "value", view.asofPinned ? view.asof : null);
    this.#set({ control: "compare", value: "" }, "value", view.compare);
    for (const [control, { shown }] of Object.entries(FILTER_CONTROLS)) {
      for (const { value = "", property = "value", to, once } of shown(view)) {
        const id = { control, value };
        if (!once || !this.#given.has(keyOf(id, property))) this.#set(id, property, to);
      }
    }
    this.#fault("within", null);
    this.#set({ control: "theme", value: "" }, "value", view.theme ?? "system");
    this.#set("search", "value", view.q);
    this.#ready = true;
  }

  /** What can be chosen in a list. @param {string} control @param {object[]} choices */
  offer(control, choices) {
    this.#set({ control, value: "" }, "data", choices);
  }

  /**
   * Take what Dash reports; only what differs from what was last set or seen is the reader's act.
   *
   * @param {any[]} inputs Dash's `inputs_list`: all controls, of which those that did not change now may
   *   still have the value from before they were set
   * @param {string[]} names those that changed, as Dash writes them: `id.property`
   */
  read(inputs, names) {
    if (!this.#ready) return;
    const now = new Set(names);
    const changed = new Map();
    for (const { id, property, value } of inputs.flat()) {
      if (!now.has(dashName(id, property))) continue;
      const key = keyOf(id, property);
      if (this.#echoes.heard(key, value)) continue;
      if (!this.#given.has(key) || sameValue(this.#given.get(key), value)) continue;
      if (this.#touched.watches(id.control) && !this.#touched.has(id.control)) continue;
      this.#given.set(key, value);
      changed.set(typeof id === "string" ? id : id.control, true);
    }
    const patch = changed.size ? this.#patch([...changed.keys()]) : {};
    if (Object.keys(patch).length) this.#state.change(patch);
  }

  #patch(names) {
    const patch = {};
    for (const name of names) {
      if (BOXES.includes(name)) {
        const all = this.#choices[name];
        const chosen = all.filter((value) => this.#at({ control: name, value }, "checked"));
        const none = NONE_IS_ALL.includes(name) && chosen.length === 0;
        patch[name] = none || (chosen.length === all.length && name !== "layers") ? null : chosen;
      } else if (DATES.includes(name)) {
        patch[name] = this.#at({ control: name, value: "" }, "value") ?? "..";
      } else if (name === "asof") {
        const asof = this.#at({ control: name, value: "" }, "value") ?? null;
        Object.assign(patch, { asof, asofPinned: asof !== null });
      } else if (name === "compare") {
        patch.compare = this.#at({ control: name, value: "" }, "value") ?? null;
      } else if (name === "theme") {
        const theme = this.#at({ control: name, value: "" }, "value");
        patch.theme = theme === "system" ? null : theme;
      } else if (name === "search") {
        patch.q = (this.#at("search", "value") ?? "").trim().slice(0, 200);
      } else if (name in FILTER_CONTROLS) {
        this.#meant(name, patch);
      }
    }
    return inOrder(patch, this.#state.view);
  }

  /** Take what a filter's control says; what is wrong with it stands beside it. */
  #meant(control, patch) {
    const at = (value = "", property = "value") => this.#at({ control, value }, property);
    const meant = FILTER_CONTROLS[control].meant(at, this.#words.filters);
    if (typeof meant === "string") this.#fault(control, meant);
    else {
      this.#fault(control, null);
      Object.assign(patch, meant);
    }
  }

  #fault(control, sentence) {
    this.#set({ control, value: "" }, "error", sentence);
  }

  #at(id, property) {
    return this.#given.get(keyOf(id, property));
  }

  #set(id, property, value) {
    const key = keyOf(id, property);
    if (this.#given.has(key) && sameValue(this.#given.get(key), value)) return;
    this.#given.set(key, value);
    this.#echoes.expect(key, value);
    this.#touched.set(id.control);
    window.dash_clientside.set_props(id, { [property]: value });
  }
}

/** A window whose ends crossed is turned the right way round by the end that was not touched. */
function inOrder(patch, view) {
  const from = patch.from ?? view.from;
  const to = patch.to ?? view.to;
  if (from === ".." || to === ".." || from <= to) return patch;
  return "from" in patch ? { ...patch, to: from } : { ...patch, from: to };
}

function dateOrNull(end) {
  return end === ".." ? null : end;
}

/** As Dash writes an input that changed: keys of an id in alphabetical order. */
function dashName(id, property) {
  const name = typeof id === "string" ? id : JSON.stringify(id, Object.keys(id).sort());
  return `${name}.${property}`;
}

function keyOf(id, property) {
  const name = typeof id === "string" ? id : `${id.control}:${id.value ?? ""}`;
  return `${name}.${property}`;
}

function sameValue(a, b) {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

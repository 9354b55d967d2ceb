/**
 * The filters: counts beside the choices, the line of active filters, undo and redo.
 *
 * What the columns can tell is counted at once (see `Selector.facets`); actors, publishers, areas,
 * precision and the sentence come from the server when the view has come to rest.
 *
 * @module workspace/panels/filters
 */

import { localesOf } from "../../timeline/days.js";
import { Chips, without } from "../chips.js";
import { Steps } from "../steps.js";
import { filled, writeFacets, writeRemarks } from "../texts.js";

/** Which keys each group that is folded away holds. */
const FOLDS = {
  kind: ["kind"], place: ["region", "near", "within", "bbox", "precision"],
  people: ["actor", "publisher", "casualties"],
};
/** Layers of areas in the order of the list, with the word of their group. */
const AREA_GROUPS = {
  countries: "countries", provinces: "provinces", admin1: "admin1", enclave: "districts",
  districts: "districts", occupied: "control", control: "control",
};
/** Text fields keep Ctrl+Z for themselves. */
const WRITING = "input:not([type=checkbox], [type=radio], [type=button]), textarea, [contenteditable]";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function filtersPanel(page) {
  const { state, words } = page;
  const $ = (id) => document.getElementById(id);
  const steps = new Steps(page);
  const chips = new Chips($("chips"), words.filters, (clause) => {
    page.stop();
    state.change(without(state.view, clause));
  });
  let asking = new AbortController();
  let told = "";

  const tellSteps = () => {
    $("filter-undo").disabled = !steps.canUndo;
    $("filter-redo").disabled = !steps.canRedo;
  };
  steps.onChange(tellSteps);
  $("filter-undo").addEventListener("click", () => steps.undo());
  $("filter-redo").addEventListener("click", () => steps.redo());
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (!(event.ctrlKey || event.metaKey) || event.altKey || target.closest?.(WRITING)) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) steps.redo();
    else steps.undo();
  });

  /** Fills the lists of the groups that are open: filling one that nobody sees takes as long. */
  let lists = () => {};
  $("filters").addEventListener("toggle", () => lists(), { capture: true });

  return {
    draw({ view, moving }) {
      writeFacets(page.selector.facets(view), view.lang);
      chips.keep(view);
      $("active").toggleAttribute("data-behind", moving || $("active").dataset.of !== page.link.queryOf(ofFilters(view)));
      writeFolds(view, words.filters);
    },
    async rest({ view, question }) {
      steps.record(view);
      const asked = `${question}&data=${page.columns.version}`;
      if (asked === told) return;
      asking.abort();
      asking = new AbortController();
      const { signal } = asking;
      try {
        const answer = await fetch(`${page.boot.urls.facets}?${question}`, { signal });
        if (!answer.ok) throw new Error(`facets: the server answered ${answer.status}`);
        const found = await answer.json();
        if (signal.aborted) return;
        page.saw(found.version);
        told = asked;
        $("sentence").textContent = found.sentence;
        $("active").dataset.of = page.link.queryOf(ofFilters(view));
        $("active").removeAttribute("data-behind");
        chips.write(found.said);
        lists = () => writeLists(page.controls, found, words.filters, view.lang);
        lists();
      } catch (fault) {
        if (!signal.aborted) writeRemarks($("remarks"), [String(fault.message)], words.ui.close);
      }
    },
  };
}

/** The part of a view that the sentence is about. */
function ofFilters(view) {
  return { ...view, at: null, theme: null, event: null, layers: null, others: null, asofPinned: false };
}

/** How much is chosen in each group that may be closed. */
function writeFolds(view, words) {
  const counted = (value) => (Array.isArray(value) && !Array.isArray(value[0]) && typeof value[0] !== "number" ? value.length : 1);
  for (const element of document.querySelectorAll("[data-chosen]")) {
    const keys = FOLDS[element.dataset.chosen] ?? [];
    const n = keys.filter((key) => view[key] !== null && view[key] !== "").reduce((sum, key) => sum + counted(view[key]), 0);
    element.textContent = n ? filled(words.chosen, { n: new Intl.NumberFormat(localesOf(view.lang)).format(n) }) : "";
  }
}

/** The lists to choose from, each choice with its count. */
function writeLists(controls, found, words, lang) {
  const number = new Intl.NumberFormat(localesOf(lang));
  const choice = (value, label, count) => ({ value, label: `${label} (${number.format(count)})` });
  const open = (fold) => document.querySelector(`[data-chosen=${fold}]`)?.closest("details").open;
  if (open("people")) {
    for (const key of ["actor", "publisher"]) {
      controls.offer(key, found[key].map(([slug, label, count]) => choice(slug, label, count)));
    }
  }
  if (!open("place")) return;
  controls.offer("precision", Object.entries(found.precision).map(([word, count]) => choice(word, words[`precision_${word}`], count)));
  const groups = new Map([...new Set(Object.values(AREA_GROUPS))].map((group) => [group, []]));
  for (const [id, label, count, layer] of found.region) {
    groups.get(AREA_GROUPS[layer] ?? "control").push({ ...choice(id, label, count), count });
  }
  controls.offer("region", [...groups].filter(([, items]) => items.length).map(([group, items]) => ({
    group: words[`layer_${group}`],
    items: items.sort((a, b) => b.count - a.count).map(({ value, label }) => ({ value, label })),
  })));
}

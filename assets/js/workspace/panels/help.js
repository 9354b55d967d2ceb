/**
 * The help and the keyboard shortcuts.
 *
 * @module workspace/panels/help
 */

import { Shortcuts } from "../shortcuts.js";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function helpPanel(page) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("help"));
  const open = () => dialog.showModal();
  document.getElementById("help-open").addEventListener("click", open);
  document.getElementById("help-close").addEventListener("click", () => dialog.close());
  // A press beside the dialog is one on the dialog itself, which its content covers.
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  // The page closes more than the dialog with Escape.
  dialog.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());

  const press = (id) => () => document.getElementById(id)?.click();
  const shortcuts = new Shortcuts(page.boot.shortcuts, {
    search: () => reach(document.getElementById("search")),
    table: () => reach(inTable()),
    map: () => reach(document.querySelector("#map canvas.maplibregl-canvas")),
    statistics: () => reachStatistics(),
    filters: () => reach(inFilters()),
    legend: () => toggle(document.querySelector("#legend details")),
    play: press("play"),
    step_back: press("step-back"),
    step_on: press("step-on"),
    fit: () => page.acts.mapAction("fit"),
    copy: press("copy-link"),
    help: open,
  });
  addSwitch(document.getElementById("help-switch"), shortcuts, page.words.help);
  return {};
}

function reach(element) {
  if (!element) return;
  element.closest("details:not([open])")?.setAttribute("open", "");
  element.scrollIntoView({ block: "nearest" });
  element.focus({ preventScroll: true });
}

/** The cell that the keyboard comes to: that of the focused row, else the first. */
function inTable() {
  tabOf("reports-panel")?.click();
  const table = document.getElementById("event-table");
  return table.querySelector(".ag-row[data-event-id] .ag-cell") ?? table;
}

function inFilters() {
  const filters = document.getElementById("filters");
  return filters.querySelector("input:not(#search)");
}

/** The statistics stand behind a tab of their own. */
function reachStatistics() {
  const stats = document.getElementById("stats");
  if (!stats) return;
  const tab = tabOf(stats.id);
  tab?.click();
  reach(tab ?? stats);
}

function tabOf(panel) {
  return document.querySelector(`[role=tab][aria-controls="${panel}"]`);
}

function toggle(details) {
  details.open = !details.open;
  if (details.open) reach(details.querySelector("summary"));
}

/** The box that switches the single keys off. */
function addSwitch(place, shortcuts, words) {
  const label = document.createElement("label");
  label.className = "help__switch";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = shortcuts.on;
  box.addEventListener("change", () => (shortcuts.on = box.checked));
  const note = document.createElement("small");
  note.textContent = words.switch_help;
  label.append(box, words.switch, note);
  place.append(label);
}

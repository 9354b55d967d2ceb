/**
 * Chips: a button for each active filter, which takes it back.
 *
 * The words come from the server with the counts; a chip whose filter is gone goes at once.
 *
 * @module workspace/chips
 */

import { filled } from "./texts.js";

/** @typedef {{key: string, value: string | null, text: string}} Clause */

/** What a view is without each filter; `time` is both ends of the window. */
const NOTHING = {
  show: null, kind: null, confidence: null, region: [], actor: [], publisher: [], bbox: null,
  near: null, within: null, q: "", casualties: null, precision: null,
};

export class Chips {
  #list;
  #words;
  #remove;

  /**
   * @param {HTMLElement} list
   * @param {any} words of the section `filters`
   * @param {(clause: Clause) => void} remove the reader takes a filter back
   */
  constructor(list, words, remove) {
    this.#list = list;
    this.#words = words;
    this.#remove = remove;
  }

  /** Show the filters. @param {Clause[]} clauses */
  write(clauses) {
    const before = new Map([...this.#list.children].map((item) => [nameOf(item.firstChild), item]));
    const items = clauses.map((clause) => {
      const kept = before.get(nameOf({ dataset: dataOf(clause), textContent: clause.text }));
      return kept ?? this.#chip(clause);
    });
    const focused = this.#list.contains(document.activeElement) ? document.activeElement : null;
    this.#list.replaceChildren(...items);
    if (focused?.isConnected) focused.focus();
    this.#list.hidden = items.length === 0;
  }

  /** Chips of filters that the view has no more go before the server has answered. @param {any} view */
  keep(view) {
    for (const chip of this.#list.querySelectorAll("button")) {
      if (!holds(view, chip.dataset.key, chip.dataset.value ?? null)) chip.parentElement.remove();
    }
    this.#list.hidden = this.#list.childElementCount === 0;
  }

  #chip(clause) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    Object.assign(button.dataset, dataOf(clause));
    button.setAttribute("aria-label", filled(this.#words.remove, { what: clause.text }));
    button.textContent = clause.text;
    button.addEventListener("click", () => this.#pressed(item, clause));
    item.append(button);
    return item;
  }

  /** The next chip takes the focus, so that one can go on by keyboard. */
  #pressed(item, clause) {
    const next = item.nextElementSibling ?? item.previousElementSibling;
    const focused = item.contains(document.activeElement);
    this.#remove(clause);
    if (focused) (next?.querySelector("button") ?? document.getElementById("filter-undo"))?.focus();
  }
}

/**
 * The change of a view that takes a filter back.
 *
 * @param {any} view
 * @param {{key: string, value: string | null}} clause
 */
export function without(view, { key, value }) {
  if (key === "time") return { from: "..", to: ".." };
  const rest = value === null ? [] : (view[key] ?? []).filter((one) => one !== value);
  return { [key]: rest.length ? rest : NOTHING[key] };
}

function holds(view, key, value) {
  if (key === "time") return view.from !== ".." || view.to !== "..";
  const now = view[key];
  if (value !== null) return (now ?? []).includes(value);
  return JSON.stringify(now ?? null) !== JSON.stringify(NOTHING[key]);
}

function dataOf({ key, value }) {
  return value === null ? { key } : { key, value };
}

function nameOf({ dataset, textContent }) {
  return JSON.stringify([dataset.key, dataset.value ?? null, textContent]);
}

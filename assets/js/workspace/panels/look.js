/**
 * A file of the reader's own: its marks over ours, in another shape and colour, never counted with
 * them; its report and its rows in the detail.
 *
 * @module workspace/panels/look
 */

import { localesOf } from "../../timeline/days.js";
import { isoOf } from "../../timeline/days.js";
import { Painter } from "../../painter.js";
import { moveCamera } from "../../plotly-map.js";
import { button, node } from "../nodes.js";
import { fileTold, pointTold, rowTold } from "../own-detail.js";
import { lookAt } from "../own-file.js";
import { dayInWords, filled, writeRemarks } from "../texts.js";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function lookPanel(page) {
  return new LookPanel(page);
}

class LookPanel {
  #page;
  #words;
  /** @type {import("../own-file.js").OwnFile | null} */
  #file = null;
  #rows = new Uint32Array();
  /** What the detail tells: the file, the rows at a point, or one row. @type {any} */
  #told = null;
  #painter = null;
  #groups = [];

  constructor(page) {
    this.#page = page;
    this.#words = page.words.look;
    listenToDrops(page.words.look.drop, (file) => this.#take(file));
    const choice = /** @type {HTMLInputElement} */ (
      node("input", { type: "file", hidden: true })
    );
    document.body.append(choice);
    choice.addEventListener("change", () => {
      if (choice.files[0]) this.#take(choice.files[0]);
      choice.value = "";
    });
    document.getElementById("look-open").addEventListener("click", () => choice.click());
    const pointed = (event) => Number(event.target.closest?.("[data-own-row]")?.dataset.ownRow ?? NaN);
    const detail = document.getElementById("own-detail");
    detail.addEventListener("pointerover", (event) => this.#painter?.setHover(numberOrNull(pointed(event))));
    detail.addEventListener("pointerleave", () => this.#painter?.setHover(null));
    detail.addEventListener("focusin", (event) => this.#painter?.setFocus(numberOrNull(pointed(event))));
    detail.addEventListener("focusout", () => this.#painter?.setFocus(null));
    page.theme.onChange(() => this.#painter?.setTokens(this.#tokens));
    page.overlays.push({
      hit: (x, y, options) => this.#painter?.hit(x, y, options) ?? null,
      press: (group) => this.#press(group),
      tip: (group) => this.#tip(group),
    });
  }

  draw({ view }) {
    if (!this.#file) return;
    this.#rows = this.#file.within(view);
    this.#groups = this.#file.groups(this.#rows);
    this.#painter?.setGroups(this.#groups);
    this.#painter?.setOpened(this.#told?.row ?? null, []);
    this.#writeLine();
  }

  rest() {
    const own = this.#page.subject?.type === "own" && this.#told !== null;
    const detail = document.getElementById("own-detail");
    document.getElementById("detail").classList.toggle("detail--own", own);
    detail.hidden = !own;
    if (own) detail.replaceChildren(...this.#toldNodes());
    else {
      detail.replaceChildren();
      if (this.#told) this.#painter?.setOpened(null, []);
      this.#told = null;
    }
  }

  mapReady() {
    if (this.#file) this.#draw();
  }

  get #tokens() {
    const { tokens, boot } = this.#page;
    const mark = Object.fromEntries(boot.vocabulary.layers.map((layer) => [layer, tokens.own]));
    return { ...tokens, mark };
  }

  async #take(file) {
    const { boot, view } = this.#page;
    const line = document.getElementById("own-line");
    line.replaceChildren(node("p", { role: "status" }, filled(this.#words.reading, { name: file.name })));
    line.hidden = false;
    try {
      this.#file = await lookAt(file, {
        url: boot.urls.look, lang: view.lang, vocabulary: boot.vocabulary, words: this.#words,
      });
    } catch (fault) {
      writeRemarks(document.getElementById("remarks"), [String(fault.message)], this.#page.words.ui.close);
      this.#writeLine();
      return;
    }
    this.#draw();
    this.#present({ what: "file" });
  }

  #draw() {
    this.#painter?.destroy();
    this.#painter = null;
    const { map, painter, view } = this.#page;
    if (map && this.#file.count) {
      const { vocabulary } = this.#page.boot;
      this.#painter = new Painter(map, { tokens: this.#tokens, vocabulary, write: (n) => `Y${n}` });
      this.#painter.setColumns(this.#file.columns);
      painter.canvas.after(this.#painter.canvas);
    }
    this.draw({ view });
    this.#showPlace();
  }

  /** The map goes to the rows when none of them is in it. */
  #showPlace() {
    if (!this.#painter || !this.#rows.length) return;
    const { groups, offscreen, reports } = (this.#painter.paint(), this.#painter.drawn);
    const bounds = groups && offscreen === reports ? this.#painter.bounds() : null;
    if (bounds) moveCamera(this.#page.map, { bounds, padding: 60, maxZoom: 9 });
  }

  #remove() {
    this.#painter?.destroy();
    this.#painter = this.#file = null;
    this.#rows = new Uint32Array();
    this.#told = null;
    this.#writeLine();
    if (this.#page.subject?.type === "own") this.#page.acts.close();
    document.getElementById("look-open").focus();
  }

  #press(group) {
    const rows = group.rows;
    this.#present(rows.length === 1 ? { what: "row", row: rows[0] } : { what: "point", rows });
  }

  #present(told) {
    this.#told = told;
    this.#page.acts.present({ type: "own" });
    this.#painter?.setOpened(told.row ?? null, []);
  }

  #tip(group) {
    const first = this.#file.rows[group.rows[0]];
    const n = group.rows.length;
    return {
      title: n === 1 ? first.title : filled(this.#words.at_point, { n }),
      more: filled(this.#words.mark, { name: this.#file.name }),
    };
  }

  #toldNodes() {
    const { view, words } = this.#page;
    const told = {
      file: this.#file, words: this.#words, close: words.ui.close, lang: view.lang,
      open: (row) => this.#present({ what: "row", row }),
      back: () => this.#present({ what: "file" }),
    };
    if (this.#told.what === "row") return rowTold(told, this.#told.row);
    if (this.#told.what === "point") return pointTold(told, this.#told.rows);
    return fileTold(told, this.#rows, this.#beyond());
  }

  #beyond() {
    if (this.#rows.length || !this.#file.count) return null;
    const [from, to] = this.#file.span.map(isoOf);
    const { lang } = this.#page.view;
    return {
      period: `${dayInWords(from, lang)} – ${dayInWords(to, lang)}`,
      widen: () => this.#page.state.change({ from, to }),
    };
  }

  #writeLine() {
    const shown = Boolean(this.#file?.count);
    const line = document.getElementById("own-line");
    const entry = document.getElementById("own-legend");
    line.hidden = entry.hidden = !shown;
    if (!shown) return line.replaceChildren();
    const number = new Intl.NumberFormat(localesOf(this.#page.view.lang));
    const { name, count } = this.#file;
    const text = filled(this.#words.line, {
      n: number.format(this.#rows.length), total: number.format(count), name,
    });
    const said = line.querySelector("p");
    if (said && line.dataset.file === name && line.dataset.count === String(count)) {
      if (said.textContent !== text) said.textContent = text;
    } else {
      line.dataset.file = name;
      line.dataset.count = String(count);
      line.replaceChildren(
        node("span", { "data-glyph": "own", "aria-hidden": "true" }),
        node("p", {}, text),
        button(this.#words.show, () => this.#present({ what: "file" }), { class: "button" }),
        button(this.#words.remove, () => this.#remove(), { class: "button" }),
      );
    }
    line.dataset.shown = String(this.#rows.length);
    const legend = filled(this.#words.mark, { name });
    if (entry.textContent !== legend) {
      entry.replaceChildren(
        node("span", { class: "sign", "data-glyph": "own", "aria-hidden": "true" }),
        node("span", { class: "legend__text" }, legend),
      );
    }
  }
}

function numberOrNull(number) {
  return Number.isNaN(number) ? null : number;
}

/** A file that is dropped anywhere on the page; while one is over it, a line says what will happen. */
function listenToDrops(words, take) {
  const sheet = node("div", { class: "dropsheet", hidden: true }, node("p", {}, words));
  document.body.append(sheet);
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  window.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    sheet.hidden = false;
  });
  window.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) sheet.hidden = true;
  });
  window.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    sheet.hidden = true;
    take(event.dataTransfer.files[0]);
  });
}

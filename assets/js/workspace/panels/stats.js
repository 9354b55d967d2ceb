/**
 * Statistics: the charts of the selection in a tab beside the table, and the shading of areas.
 *
 * Asks for the figures only when the tab is open or areas are shaded.
 *
 * @module workspace/panels/stats
 */

import { chosen } from "../../stats/asks.js";
import { FigureView, hasChart } from "../../stats/figure-view.js";
import { savePicture } from "../../stats/picture.js";
import { Saying } from "../../stats/saying.js";
import { Shading, writeShades } from "../../stats/shading.js";
import { Source } from "../../stats/source.js";
import { Tabs } from "../../stats/tabs.js";

const TABLE = "reports-panel";
const STATS = "stats";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function statsPanel(page) {
  const host = document.getElementById(STATS);
  const figures = document.getElementById("stats-figures");
  const said = document.getElementById("stats-said");
  const source = new Source(page.boot.urls.statistics, (version) => page.saw(version));
  /** @type {Map<string, FigureView>} */
  const views = new Map();
  let scene = null;
  let answer = null;
  let shading = null;
  let turn = 0;

  const tabs = new Tabs(document.querySelector(".records [role=tablist]"), () => {
    makeRoom(open());
    if (scene) show();
  });
  const open = () => tabs.shown === STATS;

  const meant = {
    point: (rows) => page.hover.set(rows, STATS),
    choose: (asks) => page.state.change(chosen(asks, page.view, page.defaults)),
    csv: (id) => addressed(`/data/statistics/${id}.csv`, questionOf(scene)),
    picture: (figure, format) =>
      savePicture(figure.id, format, {
        question: questionOf(scene), words: answer.words, status: page.words.status, lang: page.view.lang,
      }).catch((fault) => tell(String(fault.message))),
  };

  async function show() {
    const mine = ++turn;
    const { view, columns } = scene;
    const asked = open() ? [] : [view.count].filter(Boolean);
    if (!open() && !view.count) return shade(null);
    const found = await source.ask(questionOf(scene), columns.version, asked);
    if (mine !== turn) return;
    if (!found) return tell(host.dataset.failed);
    const saying = new Saying(found, page.words.status, view.lang);
    if (open()) write(found, saying, view);
    shade(view.count, found, saying);
  }

  function write(found, saying, view) {
    answer = found;
    tell(
      found.reports === 0 ? saying.say("empty")
        : found.left_out_of_files.length ? saying.say("left_out", { names: found.left_out_of_files.join(", ") }) : "",
    );
    figures.hidden = found.reports === 0;
    for (const figure of found.figures) {
      if (!hasChart(figure.id)) continue;
      if (!views.has(figure.id)) {
        views.set(figure.id, new FigureView(figure.id, meant));
        figures.append(views.get(figure.id).element);
      }
      views.get(figure.id).set(figure, saying, view);
    }
  }

  function shade(count, found, saying) {
    const figure = found?.figures.find(({ id }) => id === count);
    const area = figure?.columns.findIndex(({ id }) => id === "area");
    const reports = figure?.columns.findIndex(({ id }) => id === "reports");
    const numbers = figure ? new Map(figure.lines.map(({ cells }) => [cells[area], cells[reports]])) : null;
    shading?.set(figure ? count : null, numbers ?? undefined);
    writeShades(document.getElementById("legend-count"), numbers, saying ?? null, figure && saying.title(figure));
  }

  function tell(text) {
    said.hidden = !text;
    if (said.textContent !== text) said.textContent = text;
  }

  host.addEventListener("click", ({ target }) => {
    const choice = /** @type {HTMLElement} */ (target).closest("[data-count-areas]");
    if (choice) page.state.change({ count: choice.dataset.countAreas || null });
  });
  document.querySelector(".skip")?.addEventListener("click", () => tabs.show(TABLE));
  page.hover.follow((rows, from) => {
    if (open() && from !== STATS) for (const view of views.values()) view.mark(rows);
  });
  page.theme.onChange(() => {
    for (const view of views.values()) view.refresh();
    if (scene) shading && show();
  });
  if (location.hash === `#${STATS}`) tabs.show(STATS);

  return {
    mapReady: (map) => (shading = new Shading(map, { admin1: page.boot.urls.admin1 })),
    draw(now) {
      for (const choice of host.querySelectorAll("[data-count-areas]")) {
        choice.setAttribute("aria-pressed", String((now.view.count ?? "") === choice.dataset.countAreas));
      }
    },
    rest(now) {
      scene = now;
      return show();
    },
  };
}

/** The figures take the legend's room where both do not fit; the reader can open the legend again. */
function makeRoom(open) {
  if (!window.matchMedia("(min-width: 1100px)").matches) return;
  document.querySelector("#legend details").open = !open;
}

/** The link of what is counted: how the map is shaded changes no number. */
function questionOf({ question }) {
  const asked = new URLSearchParams(question);
  asked.delete("count");
  return asked.toString();
}

function addressed(path, query) {
  return query ? `${path}?${query}` : path;
}

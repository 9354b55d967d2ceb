/**
 * Workspace: the page's parts around one view.
 *
 * `start` gives Dash the figure and, once plotly has its map, brings the parts together;
 * `controlsChanged` takes what the reader chose. View -> selection -> scene -> panels.
 *
 * @module workspace
 */

import { cameraFor } from "./camera.js";
import { fetchColumns } from "./columns.js";
import { groups } from "./rules.js";
import { appeared } from "./workspace/appeared.js";
import { MapPicture } from "./workspace/map-picture.js";
import { writeNews } from "./workspace/news.js";
import { Page } from "./workspace/page.js";
import { PANELS } from "./workspace/panels.js";
import { MARGIN, bringUpMap } from "./workspace/panels/map.js";
import { Renewal } from "./workspace/renewal.js";
import { controlDay } from "./workspace/state.js";
import { writeRemarks } from "./workspace/texts.js";
import { calm, tell, untilAnswered } from "./workspace/trouble.js";

const boot = JSON.parse(document.getElementById("aras-boot").textContent);
const page = new Page(boot, show);
const { state, theme, words } = page;

/** How long a change waits for the server's panels before it counts as drawn without them. */
const PATIENCE_MS = 5000;

/** @type {import("./workspace/page.js").Panel[]} */
let panels = [];
let changes = 0;

const $ = (id) => document.getElementById(id);

/** The map's figure; everything else follows when it is drawn. @returns {Promise<object>} */
export async function start() {
  queueMicrotask(bringUp);
  const figure = structuredClone(boot.figure);
  figure.layout.map.style = theme.styleUrl(state.view);
  if (!state.view.at) {
    const { clientWidth: width, clientHeight: height } = $("map");
    const { center, zoom } = cameraFor(boot.bounds, { width, height }, MARGIN);
    Object.assign(figure.layout.map, { center: { lon: center[0], lat: center[1] }, zoom });
  }
  return figure;
}

/** The reader used a control. @param {any[]} inputs @param {string[]} changed @returns {null} */
export function controlsChanged(inputs, changed) {
  page.controls.read(inputs, changed);
  return null;
}

async function bringUp() {
  await appeared("timeline");
  theme.apply(state.view);
  if (window.matchMedia("(max-width: 1099.98px)").matches) $("filters").querySelector("details").open = false;
  writeRemarks($("remarks"), boot.remarks, words.ui.close);
  const columns = () => fetchColumns(boot.urls.columns);
  page.take(await untilAnswered(columns, $("trouble"), words.empty));
  panels = PANELS.map((make) => make(page));
  try {
    Object.assign(page, await bringUpMap(page));
    for (const panel of panels) panel.mapReady?.(page.map, page.painter);
  } catch (fault) {
    $("map-notice").textContent = words.ui.no_map;
    $("map-notice").hidden = false;
    page.picture = new MapPicture($("map"), { url: boot.urls.picture, alt: words.ui.no_map_picture });
    console.info(String(fault));
  }
  page.controls.write(state.view);
  state.follow((now, before, walked) => {
    if (walked && now.event && page.renewal?.done) {
      page.shown = findRow(now.event).then(() => show(state.view, before));
    } else page.show(now, before);
  });
  page.acts.listen();
  page.show(state.view, null);
  await painted();
  document.body.dataset.ready = "true";
  // A view that pins a version of the data stays at it.
  if (state.view.v) return;
  page.renewal = new Renewal({
    urls: boot.urls, version: page.columns.version, renew,
    shown: () => ({
      event: state.view.event, listed: page.subject?.type === "rows" ? page.subject.rows : [],
    }),
  });
  page.renewal.start();
}

/** The data has changed: everything is brought to it, the view stays, and a line says what came. */
function renew(columns, news, opened) {
  page.take(columns);
  page.briefs.renew(news.urls.briefs);
  for (const panel of panels) panel.renew?.(columns, news);
  document.body.dataset.version = news.version;
  const { event } = state.view;
  const row = event === opened ? news.event?.row ?? null : state.view.eventRow;
  const withdrawn = Boolean(event && row === null);
  if (withdrawn) {
    state.change({ event: null, eventRow: null }, "replace");
    page.link.flush();
  }
  else if (row !== state.view.eventRow) state.change({ eventRow: row }, "replace");
  else page.again();
  writeNews($("news"), news, {
    words: words.news, lang: state.view.lang, withdrawn,
    show: (rows) => page.acts.present({ type: "rows", rows, reason: "news" }),
  });
}

/** The opened event of a view that Back or Forward brought: its row may be of an earlier version. */
async function findRow(event) {
  const row = await page.renewal.rowOf(event);
  if (state.view.event === event) state.amend({ eventRow: row, event: row === null ? null : event });
}

/** Show a view: everything that is seen is brought to what it says. */
async function show(now, before) {
  const turn = ++changes;
  document.body.dataset.busy = "true";
  if (before) theme.apply(now);
  if (!page.moving) page.controls.write(now);
  if (page.selector.needsServer(now)) {
    try {
      if (!(await page.selector.ask(now))) return;
      calm($("trouble"));
    } catch {
      tell($("trouble"), words.empty, () => page.again());
    }
  }
  if (turn !== changes) return;
  const scene = sceneOf(now, before);
  for (const panel of panels) panel.draw?.(scene);
  const told = scene.moving ? [] : panels.map((panel) => panel.rest?.(scene));
  await painted();
  await Promise.race([Promise.all(told), new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  if (turn === changes) document.body.dataset.busy = "false";
}

/** @returns {import("./workspace/page.js").Scene} */
function sceneOf(view, before) {
  const { columns, selector, link } = page;
  const rows = (page.selected = selector.rows(view));
  const forServer = { ...view, at: null, theme: null, others: null };
  const asked = link.queryOf(forServer);
  return {
    view, before, columns, rows,
    everyTime: selector.rowsOfAllTimes(view),
    groups: groups(columns, rows, boot.vocabulary),
    day: controlDay(view, boot.today),
    moving: page.moving,
    // With the version, so that the panels are asked for again when only the data has changed.
    asked: page.renewal?.done ? `${asked}&data=${columns.version}` : asked,
    question: link.queryOf({ ...forServer, event: null }),
  };
}

/** The next picture has been drawn, that of the map with it: a task after its frame. */
function painted() {
  return new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done();
    port2.postMessage(null);
  }));
}

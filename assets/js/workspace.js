/**
 * Workspace: the page's parts around one view.
 *
 * `start` gives Dash the figure and, once plotly has its map, brings the parts together;
 * `controlsChanged` takes what the reader chose. View -> selection -> map, time line, texts.
 *
 * @module workspace
 */

import { cameraFor } from "./camera.js";
import { fetchColumns, relatedRows } from "./columns.js";
import { Control, controllerOn } from "./control.js";
import { KeepOut } from "./keepout.js";
import { Link } from "./link.js";
import { Painter } from "./painter.js";
import { graphOf, keepCamera, mapOf, moveCamera } from "./plotly-map.js";
import { dayOf, groups } from "./rules.js";
import { Timeline } from "./timeline.js";
import { appeared } from "./workspace/appeared.js";
import { Briefs } from "./workspace/briefs.js";
import { Controls } from "./workspace/controls.js";
import { Download } from "./workspace/download.js";
import { DetailFocus } from "./workspace/detail-focus.js";
import { drawnSigns } from "./workspace/drawn.js";
import { writeElsewhere } from "./workspace/elsewhere.js";
import { Layers } from "./workspace/layers.js";
import { MapGestures, writeScale } from "./workspace/map-gestures.js";
import { writeNews } from "./workspace/news.js";
import { PlayButtons } from "./workspace/play-buttons.js";
import { Renewal } from "./workspace/renewal.js";
import { Selector } from "./workspace/selection.js";
import { Signs } from "./workspace/signs.js";
import { State, controlDay, same } from "./workspace/state.js";
import { TableRows, nameRows, rowOf } from "./workspace/table-rows.js";
import { withoutEchoes } from "./workspace/table-scroll.js";
import { dayInWords, filled, showLegend, writeFacets, writeRemarks, writeStatus } from "./workspace/texts.js";
import { Theme } from "./workspace/theme.js";

const boot = JSON.parse(document.getElementById("aras-boot").textContent);
const words = boot.wording;
const theme = new Theme(boot);
/** Room around the theatre for what stands over the map, px. */
const MARGIN = { top: 6, bottom: 22, left: 8, right: 40 };

const view = { ...boot.view, eventRow: boot.eventRow, asofPinned: boot.view.asof !== null };
const defaults = { ...boot.defaults, eventRow: null, asofPinned: false };
const link = new Link(defaults);
const state = new State(view, link);
const controls = new Controls({ state, vocabulary: boot.vocabulary, layers: boot.layers });
const table = new TableRows({ grid: "event-grid", url: boot.urls.table, seen: (version) => renewal?.saw(version) });
const briefs = new Briefs({ url: boot.urls.briefs, size: boot.briefSize });

/** How long a change waits for the server's panels before it counts as drawn without them. */
const PATIENCE_MS = 5000;

/** What exists once columns and map are there. @type {any} */
let parts = null;
/** The list of files of the view. @type {Download} */
let download;
/** What the detail shows beside the view's event. @type {any} */
let subject = null;
let changes = 0;
/** Keeps the page at the newest data. @type {Renewal | null} */
let renewal = null;
/** The view that is being shown, when it has been presented. */
let shown = Promise.resolve();

const $ = (id) => document.getElementById(id);
const setProps = (id, props) => window.dash_clientside.set_props(id, props);

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

/** The reader used a control. @param {any[]} inputs @returns {null} */
export function controlsChanged(inputs) {
  controls.read(inputs);
  return null;
}

async function bringUp() {
  await appeared("timeline");
  theme.apply(state.view);
  nameRows($("event-table"));
  withoutEchoes($("event-table"));
  download = new Download($("download"), $("download-files"), words.download);
  new DetailFocus($("detail"), $("detail-said"));
  if (window.matchMedia("(max-width: 1099.98px)").matches) $("filters").querySelector("details").open = false;
  writeRemarks($("remarks"), boot.remarks, words.ui.close);
  const signs = new Signs({ tokens: theme.tokens(state.view), vocabulary: boot.vocabulary, root: document.body });
  const columns = await fetchColumns(boot.urls.columns);
  const selector = selectorOf(columns);
  const timeline = makeTimeline(columns);
  parts = { columns, selector, timeline, signs, painter: null, selected: [], brushing: false };
  parts.player = new PlayButtons({ state, timeline, words, shown: () => shown, rest: () => (shown = show(state.view, state.view)) });
  try {
    await bringUpMap();
  } catch (fault) {
    $("map-notice").textContent = words.ui.no_map;
    $("map-notice").hidden = false;
    console.info(String(fault));
  }
  controls.write(state.view);
  timeline.setWindow(state.view.from, state.view.to, { fit: true });
  state.follow((now, before, walked) => {
    if (walked) timeline.setWindow(now.from, now.to, { fit: true });
    shown = walked && now.event && renewal?.done ? findRow(now.event).then(() => show(state.view, before)) : show(now, before);
    if (walked) returnCamera(now, before);
  });
  listen();
  shown = show(state.view, null);
  await painted();
  document.body.dataset.ready = "true";
  renewal = new Renewal({
    urls: boot.urls, version: columns.version, renew,
    shown: () => ({ event: state.view.event, listed: subject?.type === "rows" ? subject.rows : [] }),
  });
  renewal.start();
}

function selectorOf(columns) {
  return new Selector({ columns, vocabulary: boot.vocabulary, url: boot.urls.candidates, seen: (version) => renewal?.saw(version) });
}

/** The data has changed: everything is brought to it, the view stays, and a line says what came. */
function renew(columns, news, opened) {
  parts.columns = columns;
  parts.selector = selectorOf(columns);
  parts.painter?.setColumns(columns);
  briefs.renew(news.urls.briefs);
  table.renew();
  boot.moments.forEach((moment, i) => (moment.row = news.moments[i]));
  if (subject?.type === "rows") subject = news.subject?.length ? { ...subject, rows: news.subject } : null;
  document.body.dataset.version = news.version;
  const { event } = state.view;
  const row = event === opened ? news.event?.row ?? null : state.view.eventRow;
  const withdrawn = Boolean(event && row === null);
  if (withdrawn) state.change({ event: null, eventRow: null }, "replace");
  else if (row !== state.view.eventRow) state.change({ eventRow: row }, "replace");
  else shown = show(state.view, state.view);
  writeNews($("news"), news, {
    words: words.news, lang: state.view.lang, withdrawn,
    show: (rows) => present({ type: "rows", rows, reason: "news" }),
  });
}

/** The opened event of a view that Back or Forward brought: its row may be of an earlier version. */
async function findRow(event) {
  const row = await renewal.rowOf(event);
  if (state.view.event === event) state.amend({ eventRow: row, event: row === null ? null : event });
}

async function bringUpMap() {
  const host = $("map");
  if (!document.createElement("canvas").getContext("webgl2")) throw new Error("map: no WebGL 2");
  const map = await mapOf(host);
  map.getCanvas().setAttribute("aria-label", words.map.canvas);
  keepCamera(host, (moved) => setProps("map", { relayoutData: moved }));
  if (!map.isStyleLoaded()) await new Promise((done) => map.once("load", done));
  const painter = new Painter(map, { tokens: theme.tokens(state.view), vocabulary: boot.vocabulary });
  painter.setColumns(parts.columns);
  const layers = new Layers(map, boot.layers);
  const control = new Control(map, boot.control, { controllers: boot.vocabulary.controllers });
  const gestures = new MapGestures({
    map, painter, briefs, words: words.map, tip: $("map-tip"),
    areasAt: (point) => layers.areasAt(point),
    meant: {
      open: (row) => openRow(row),
      list: (rows) => present({ type: "rows", rows: Array.from(rows), reason: "point" }),
      area: (ids) => present(ids.length ? { type: "area", ids } : null),
      camera: (at) => state.change({ at }, "replace"),
      moved: () => { writeScale(map, $("map-scale")); tellElsewhere(); },
    },
  });
  const keepOut = new KeepOut(map);
  Object.assign(parts, { map, painter, layers, control, gestures, keepOut });
  writeScale(map, $("map-scale"));
  theme.onChange((now) => {
    window.Plotly.relayout(graphOf(host), { "map.style": theme.styleUrl(state.view) });
    painter.setTokens(now);
  });
}

function makeTimeline(columns) {
  const timeline = new Timeline($("timeline"), {
    tokens: theme.tokens(state.view),
    vocabulary: boot.vocabulary,
    wording: words.timeline,
    moments: boot.moments,
    periods: boot.periods,
    lang: state.view.lang,
    onMoment: ({ event, row }) => row !== null && open(event, row),
    onBrush: (from, to, { final }) => {
      parts.player.release();
      parts.brushing = !final;
      state.change({ from, to }, final ? "push" : "none");
      if (final) shown = show(state.view, state.view);
    },
  });
  theme.onChange((now) => timeline.setTokens(now));
  return timeline;
}

/** Show a view: everything that is seen is brought to what it says. */
async function show(now, before) {
  const turn = ++changes;
  document.body.dataset.busy = "true";
  if (before && theme.apply(now)) parts.signs.setTokens(theme.tokens(now));
  if (!moving()) controls.write(now);
  if (parts.selector.needsServer(now)) {
    try {
      if (!(await parts.selector.ask(now))) return;
    } catch (fault) {
      writeRemarks($("remarks"), [String(fault.message)], words.ui.close);
    }
  }
  if (turn !== changes) return;
  draw(now);
  const told = tellServer(now);
  await painted();
  await Promise.race([told, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  if (turn === changes) document.body.dataset.busy = "false";
}

function draw(now) {
  const { columns, selector, timeline, painter } = parts;
  const rows = (parts.selected = selector.rows(now));
  const gathered = groups(columns, rows, boot.vocabulary);
  const day = controlDay(now, boot.today);
  timeline.setData(columns, selector.rowsOfAllTimes(now));
  timeline.setWindow(now.from, now.to);
  timeline.setOpened(now.eventRow, relatedRows(columns, now.eventRow));
  timeline.setCursor(now.asofPinned || parts.player.playing ? dayOf(day) : null);
  if (painter) {
    painter.setGroups(gathered);
    painter.setOpened(now.eventRow);
    parts.layers.set(now.layers, day);
    parts.control.setDay(day);
    parts.keepOut.set(gathered);
  }
  writeStatus($("status"), {
    selected: rows.length, total: columns.count, view: now, asof: day, words: words.status,
  });
  writeFacets(selector.facets(now), now.lang);
  $("map-asof").textContent = filled(words.map.asof, { day: dayInWords(day, now.lang) });
  const held = new Set(Object.values(boot.control.changes).map((c) => controllerOn(c, dayOf(day))));
  showLegend(drawnSigns({ view: now, groups: gathered, columns, vocabulary: boot.vocabulary, held, boot }));
  $("table-empty").hidden = rows.length > 0;
  $("table-empty").textContent = `${words.ui.nothing} ${words.ui.nothing_cure}`;
}

/** The next picture has been presented; with the map, once it has drawn its frame. */
function painted() {
  return new Promise((done) => requestAnimationFrame(() => {
    tellElsewhere();
    requestAnimationFrame(done);
  }));
}

/** The window is being dragged or played: what is slow follows when it has come to rest. */
function moving() {
  return parts.player.playing || parts.brushing;
}

/** The server's panels follow the link without camera and theme, which change nothing for them. */
function tellServer(now) {
  if (moving()) return Promise.resolve();
  // With the version, so that the panels are asked for again when only the data has changed.
  const asked = link.queryOf({ ...now, at: null, theme: null });
  setProps("view", { data: renewal?.done ? `${asked}&data=${parts.columns.version}` : asked });
  setProps("subject", { data: now.event ? null : subject });
  makeRoom(Boolean(now.event || subject));
  const of = link.queryOf({ ...now, at: null, theme: null, event: null });
  download.show(of, parts.selected.length, now.lang);
  return Promise.all([table.show(of, parts.selected), detailOf(now.event)]);
}

/** Resolves when the detail shows a report, or none. @param {string | null} event */
function detailOf(event) {
  const shows = () => ($("detail").querySelector("[data-detail-of]")?.dataset.detailOf ?? null) === event;
  return new Promise((done) => {
    const watch = new MutationObserver(() => shows() && finish());
    const finish = () => done(watch.disconnect());
    watch.observe($("detail"), { subtree: true, childList: true, attributes: true });
    if (shows()) finish();
  });
}

/** The detail takes the legend's room where both do not fit; the reader can open the legend again. */
function makeRoom(open) {
  const detail = $("detail");
  if (detail.classList.contains("detail--open") === open) return;
  detail.classList.toggle("detail--open", open);
  const beside = window.matchMedia("(min-width: 1100px)").matches;
  if (beside) document.querySelector("#legend details").open = !open;
}

function openRow(row) {
  return briefs.of(row).then(({ id }) => open(id, row));
}

function open(id, row) {
  parts.player.pause();
  subject = null;
  state.change({ event: id, eventRow: row });
  bringIntoView(row);
}

/** Show an area or a list in the detail; nothing closes it. */
function present(what) {
  subject = what;
  if (state.view.event) state.change({ event: null, eventRow: null });
  else tellServer(state.view);
}

/** Pan to a report of the theatre that is opened elsewhere on the page and lies outside the map. */
function bringIntoView(row) {
  const place = parts.painter?.place(row);
  if (!place) return;
  const { clientWidth: width, clientHeight: height } = parts.map.getCanvas();
  if (place.x > 8 && place.y > 8 && place.x < width - 8 && place.y < height - 8) return;
  const [lon, lat] = [parts.columns.lon[row], parts.columns.lat[row]];
  const [west, south, east, north] = boot.window;
  if (lon > west && lon < east && lat > south && lat < north) moveCamera(parts.map, { center: [lon, lat] });
}

/** Back and Forward bring the camera of their entry. */
function returnCamera(now, before) {
  if (!parts.map || same(now.at, before.at)) return;
  if (now.at) moveCamera(parts.map, { center: [now.at[1], now.at[0]], zoom: now.at[2] });
  else moveCamera(parts.map, { bounds: boot.bounds, padding: MARGIN });
}

function tellElsewhere() {
  if (!parts?.painter) return;
  writeElsewhere($("map-elsewhere"), parts.painter, {
    words: words.ui, lang: state.view.lang, list: (rows, reason) => present({ type: "rows", rows, reason }),
  });
}

function listen() {
  document.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const chosen = target.closest("[data-event-id]");
    if (chosen && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(chosen.dataset.eventId, rowOf(chosen, parts.selected));
    } else if (target.closest("[data-close-detail]")) close();
    else if (target.closest("[data-map-action]")) pressed(target.closest("[data-map-action]").dataset.mapAction);
    else if (target.id === "copy-link") copyLink(target);
    else if (target.id === "reset") reset();
  });
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const row = target.closest?.(".ag-row[data-event-id]");
    if (event.key === "Enter" && row) open(row.dataset.eventId, rowOf(row, parts.selected));
    else if (event.key === "Escape" && !event.defaultPrevented && !target.closest("input, select")) close();
  });
  const pointAt = (act) => (event) => {
    const chosen = /** @type {HTMLElement} */ (event.target).closest?.("[data-event-id]");
    parts.painter?.[act](chosen ? rowOf(chosen, parts.selected) : null);
  };
  document.addEventListener("pointerover", (event) => {
    if (!event.target.closest?.(".mapframe")) pointAt("setHover")(event);
  });
  document.addEventListener("focusin", pointAt("setFocus"));
}

function pressed(action) {
  parts.gestures?.press(action, () => {
    moveCamera(parts.map, { bounds: boot.bounds, padding: MARGIN });
    state.change({ at: null }, "replace");
  });
}

function close() {
  present(null);
}

function reset() {
  const { at, theme: look, names, lang, layers, event, eventRow } = state.view;
  state.change({ ...defaults, at, theme: look, names, lang, layers, event, eventRow });
}

async function copyLink(button) {
  link.flush();
  await navigator.clipboard.writeText(location.href);
  const text = button.textContent;
  button.textContent = words.ui.copied;
  setTimeout(() => (button.textContent = text), 1600);
}

/**
 * Plotly's map: the one place that reaches into plotly for its MapLibre map.
 *
 * The way there is private to plotly, so its version is pinned and a browser test covers it. Also
 * keeps the reader's camera when Dash sends another figure. Everything else takes a MapLibre map.
 *
 * @module plotly-map
 */

const POLL_MS = 40;
/** A slow line or a busy machine is no missing map. */
const PATIENCE_MS = 60_000;
const MOVE_MS = 450;

/**
 * The MapLibre map inside a plotly graph, flat and north up.
 *
 * @param {HTMLElement} element the graph's own element, or one that holds it (a `dcc.Graph`)
 * @param {{patience?: number}} [options] how long to wait for plotly, ms
 * @returns {Promise<any>} rejects with an Error that says what is missing
 */
export function mapOf(element, { patience = PATIENCE_MS } = {}) {
  const deadline = performance.now() + patience;
  return new Promise((resolve, reject) => {
    const look = () => {
      const map = graphOf(element)?._fullLayout?.map?._subplot?.map;
      if (isMap(map)) {
        keepFlat(map);
        resolve(map);
      } else if (performance.now() > deadline) {
        reject(new Error(missing(element)));
      } else {
        setTimeout(look, POLL_MS);
      }
    };
    look();
  });
}

/**
 * The element that plotly draws into.
 *
 * @param {HTMLElement} element
 * @returns {any} null when there is none yet
 */
export function graphOf(element) {
  if (element?.classList?.contains("js-plotly-plot")) return element;
  return element?.querySelector?.(".js-plotly-plot") ?? null;
}

/**
 * Stop Dash from copying the moved layout into the graph's figure: that copy draws the whole map
 * again after each pan and makes the next figure reset the camera. Call it after the first plot,
 * and again when the graph's element was replaced; calling it twice does no harm.
 *
 * @param {HTMLElement} element
 * @param {(moved: object) => void} notify gets plotly's `relayoutData` in the place of Dash
 */
export function keepCamera(element, notify) {
  const graph = graphOf(element);
  if (!graph?.removeAllListeners) throw new Error(missing(element));
  graph.removeAllListeners("plotly_relayout");
  graph.on("plotly_relayout", notify);
}

/**
 * Move the camera so that plotly takes note of it; without an original event plotly's next update
 * would undo the move.
 *
 * @param {any} map
 * @param {{center?: [number, number], zoom?: number, bounds?: [number, number, number, number],
 *   padding?: number, maxZoom?: number, animate?: boolean}} camera centre as lon, lat; bounds as
 *   west, south, east, north; any other camera option of MapLibre
 * @param {{originalEvent?: Event}} [options]
 */
export function moveCamera(map, camera, { originalEvent = new Event("aras-camera") } = {}) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const options = { duration: MOVE_MS, ...camera, ...(calm && { animate: false, duration: 0 }) };
  if (camera.bounds) {
    const [west, south, east, north] = camera.bounds;
    const corners = [[west, south], [east, north]];
    map.fitBounds(corners, { padding: 40, ...options }, { originalEvent });
  } else {
    map.easeTo(options, { originalEvent });
  }
}

/** The marks are placed by an affine, which holds for a flat map only. */
function keepFlat(map) {
  map.dragRotate.disable();
  map.touchZoomRotate.disableRotation();
  map.touchPitch?.disable();
  map.keyboard?.disableRotation();
  map.setMaxPitch(0);
  if (map.getBearing() !== 0) map.setBearing(0);
}

function isMap(map) {
  return typeof map?.project === "function" && typeof map.getCanvas === "function";
}

function missing(element) {
  const where = element?.id ? `#${element.id}` : "the element";
  if (!graphOf(element)?._fullLayout) return `map: plotly has drawn nothing in ${where}`;
  return (
    `map: plotly's graph in ${where} has no MapLibre map at _fullLayout.map._subplot.map; ` +
    "use the plotly version that the product pins, and a browser with WebGL 2"
  );
}

/**
 * Page: what every panel of the workspace is given: the view's state, the data, the words, the acts.
 *
 * One instance a page, made before the data is there; `columns`, `selector`, `map` and `painter` are
 * set as they come (`map` and `painter` stay null without WebGL).
 *
 * @module workspace/page
 */

import { Link } from "../link.js";
import { teachDates } from "../timeline/days.js";
import { Acts } from "./acts.js";
import { Briefs } from "./briefs.js";
import { Controls } from "./controls.js";
import { Pointing } from "./pointing.js";
import { Selector } from "./selection.js";
import { State } from "./state.js";
import { Theme } from "./theme.js";

/**
 * @typedef {object} Scene One view as it is being shown, the same for every panel.
 * @property {any} view
 * @property {any} before the view before it, null at first
 * @property {import("../columns.js").Columns} columns
 * @property {Uint32Array} rows selected, ascending
 * @property {Uint32Array} everyTime rows that meet all filters but the time
 * @property {import("../groups.js").Group[]} groups the selected rows by place
 * @property {string} day ISO day of control
 * @property {boolean} moving the window is being dragged or played
 * @property {string} asked link of the view for the server: without camera and theme; it changes
 *   with the data too
 * @property {string} question that link without the opened event
 */

/**
 * @typedef {object} Panel One part of the page. All methods may be missing.
 * @property {(scene: Scene) => void} [draw] bring it to a view, at once; while the window moves this
 *   is called for every frame and must be quick
 * @property {(scene: Scene) => Promise<any> | void} [rest] the view has come to rest: what asks the
 *   server; the promise resolves when the panel shows it
 * @property {(columns: import("../columns.js").Columns, news: import("./news.js").News) => void} [renew]
 *   the data has changed; `draw` follows
 * @property {(map: any, painter: import("../painter.js").Painter) => void} [mapReady]
 */

export class Page {
  /** @type {import("../columns.js").Columns} */
  columns;
  /** @type {Selector} */
  selector;
  map = null;
  /** @type {import("../painter.js").Painter | null} */
  painter = null;
  /** The server's picture, where this browser cannot draw the map. @type {import("./map-picture.js").MapPicture | null} */
  picture = null;
  /** Rows of the selection, ascending. @type {ArrayLike<number>} */
  selected = [];
  /** What the detail shows beside the view's event. @type {any} */
  subject = null;
  /** Keeps the page at the newest data. @type {import("./renewal.js").Renewal | null} */
  renewal = null;
  /** The view that is being shown, when it has been presented. */
  shown = Promise.resolve();
  /** What lies over the marks of the map and takes the pointer first.
   * @type {import("./map-gestures.js").Overlay[]} */
  overlays = [];
  /** What drags or plays the window. @type {{moving: () => boolean, stop: () => void}[]} */
  movers = [];

  /**
   * @param {any} boot the page's data as the server wrote it
   * @param {(view: any, before: any) => Promise<void>} show brings every panel to a view
   */
  constructor(boot, show) {
    this.boot = boot;
    this.words = boot.wording;
    teachDates(boot.view.lang, boot.wording.dates);
    this.defaults = { ...boot.defaults, eventRow: null, asofPinned: false };
    this.theme = new Theme(boot);
    this.link = new Link(this.defaults);
    this.state = new State(
      { ...boot.view, eventRow: boot.eventRow, asofPinned: boot.view.asof !== null }, this.link,
    );
    this.controls = new Controls({ state: this.state, vocabulary: boot.vocabulary, layers: boot.layers, words: boot.wording });
    this.briefs = new Briefs({ url: boot.urls.briefs, size: boot.briefSize, view: this.view });
    /** Rows under the pointer, wherever it is. */
    this.hover = new Pointing();
    /** Rows that have the keyboard's focus. */
    this.focus = new Pointing();
    this.acts = new Acts(this);
    this.show = (view, before) => (this.shown = show(view, before));
  }

  get view() {
    return this.state.view;
  }

  /** Colours of the marks in the present theme. */
  get tokens() {
    return this.theme.tokens(this.view);
  }

  /** The window is being dragged or played: what is slow follows when it has come to rest. */
  get moving() {
    return this.movers.some((mover) => mover.moving());
  }

  /** The window stays where it is. */
  stop() {
    for (const mover of this.movers) mover.stop();
  }

  /** Show the present view once more. */
  again() {
    return this.show(this.view, this.view);
  }

  /** An answer of the server was of this data version. @param {string} version */
  saw(version) {
    this.renewal?.saw(version);
  }

  /** Take the data of a version. @param {import("../columns.js").Columns} columns */
  take(columns) {
    this.columns = columns;
    this.selector = new Selector({
      columns, vocabulary: this.boot.vocabulary, url: this.boot.urls.candidates,
      seen: (version) => this.saw(version),
    });
  }
}

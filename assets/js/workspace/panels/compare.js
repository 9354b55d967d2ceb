/**
 * Control as of a day: pinning the day, and comparing it with another one by a divider on the map.
 *
 * @module workspace/panels/compare
 */

import { html } from "../../timeline/svg.js";
import { CompareMap } from "../compare-map.js";
import { Divider } from "../divider.js";
import { controlDay } from "../state.js";
import { dayInWords, filled } from "../texts.js";

/** Width of a label with its distance from the divider, and of the map's buttons at the right. */
const LABEL_PX = 128;
const BUTTONS_PX = 50;

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function comparePanel(page) {
  const { boot, state } = page;
  const words = page.words.compare;
  const frame = /** @type {HTMLElement} */ (document.querySelector(".mapframe"));
  const pin = document.getElementById("pin-asof");
  const labels = new DayLabels(frame, words, () => state.change({ compare: null }));
  /** @type {CompareMap | null} */
  let maps = null;
  const divider = new Divider(frame, (share) => {
    maps?.split(share);
    labels.fit(share);
  });

  pin.addEventListener("click", () => state.change(pinned(state.view, boot.today)));
  document.addEventListener("click", ({ target }) => {
    const pair = /** @type {HTMLElement} */ (target).closest("[data-compare]");
    if (!pair) return;
    const [before, after] = /** @type {HTMLElement} */ (pair).dataset.compare.split("/");
    state.change({ compare: before, asof: after, asofPinned: true });
  });

  return {
    mapReady: (map) => {
      maps = new CompareMap(map, boot);
      page.compareMap = maps;
    },
    draw({ view, groups, day }) {
      writePin(pin, view, words);
      const shown = Boolean(view.compare && maps);
      frame.classList.toggle("mapframe--divided", shown);
      if (!shown) {
        labels.hide();
        maps?.close();
        return divider.show(false);
      }
      maps.show({ day: view.compare, layers: view.layers, region: view.region, groups, style: page.theme.styleUrl(view) });
      const [left, right] = [view.compare, day].map((iso) => dayInWords(iso, view.lang));
      labels.say(left, right);
      divider.say((percent) => ({
        label: filled(words.divider, { left, right }),
        value: filled(words.value, { percent, left, right }),
      }));
      divider.show(true);
    },
  };
}

/** The two days on their sides of the divider; the compared one has the button that ends it. */
class DayLabels {
  #frame;
  #words;
  #texts = ["left", "right"].map((side) => html("span", { id: `map-${side}-day` }));
  #nodes = ["left", "right"].map((side) => html("div", { class: `compareday compareday--${side}`, hidden: "" }));
  #shown = false;
  #rightToLeft = document.documentElement.dir === "rtl";

  constructor(frame, words, close) {
    this.#frame = frame;
    this.#words = words;
    const button = html("button", { type: "button", title: words.close, "aria-label": words.close }, "×");
    button.addEventListener("click", close);
    this.#nodes.forEach((node, i) => node.append(this.#texts[i]));
    // On the side where the map has no buttons of its own.
    this.#nodes[this.#rightToLeft ? 1 : 0].append(button);
    frame.append(...this.#nodes);
  }

  say(...days) {
    this.#shown = true;
    days.forEach((day, i) => {
      this.#texts[i].textContent = day;
      this.#nodes[i].title = filled(this.#words.left, { day });
    });
  }

  hide() {
    this.#shown = false;
    for (const node of this.#nodes) node.hidden = true;
  }

  /** A side that has become too narrow for its day goes without. @param {number} share left of the divider */
  fit(share) {
    const width = this.#frame.clientWidth;
    const room = [share * width, (1 - share) * width];
    room[this.#rightToLeft ? 0 : 1] -= BUTTONS_PX;
    this.#nodes.forEach((node, i) => (node.hidden = !this.#shown || room[i] < LABEL_PX));
  }
}

/** The day stays where it is, or follows the window's end again. */
function pinned(view, today) {
  if (view.asofPinned) return { asof: null, asofPinned: false };
  return { asof: controlDay(view, today), asofPinned: true };
}

function writePin(button, { asofPinned }, words) {
  button.setAttribute("aria-pressed", String(asofPinned));
  button.textContent = asofPinned ? words.unpin : words.pin;
  button.title = asofPinned ? words.unpin_help : words.pin_help;
}

/**
 * Sheet: on a small screen the detail lies over the lower part of the page, at half or full height.
 *
 * Its bar is dragged; buttons beside it do the same (WCAG 2.5.7). The map is brought above it, and the
 * page goes back to where it was when the sheet is closed. On a larger screen it does nothing.
 *
 * @module workspace/sheet
 */

const SMALL = window.matchMedia("(max-width: 640px)");
/** Share of the window's height; `panels/sheet.css` has the same ones. */
const HALF = 0.48;
const FULL = 0.94;
/** Below this share of the window a dragged sheet is closed. */
const CLOSES = 0.24;
const MIDDLE = (HALF + FULL) / 2;

/** Height of what a sheet covers at the bottom of the window when it opens, px; 0 without one. */
export function covered() {
  return SMALL.matches ? Math.round(window.innerHeight * HALF) : 0;
}

export class Sheet {
  #sheet;
  #close;
  #open = false;
  /** Where the page was scrolled to before the sheet opened, and what the sheet made of it. */
  #was = { before: 0, after: 0 };

  /**
   * @param {HTMLElement} sheet holds a `[data-sheet-bar]` and buttons `[data-sheet-size]`
   * @param {() => void} close what closing means
   */
  constructor(sheet, close) {
    this.#sheet = sheet;
    this.#close = close;
    for (const button of sheet.querySelectorAll("[data-sheet-size]")) {
      button.addEventListener("click", () => this.#size(button.dataset.sheetSize));
    }
    this.#listenToDrags(sheet.querySelector("[data-sheet-bar]"));
    this.#size("half");
  }

  /**
   * The sheet has something to show, or nothing any more.
   *
   * @param {boolean} open
   * @returns {boolean} whether it has come up over the page now
   */
  toggle(open) {
    if (open === this.#open) return false;
    this.#open = open;
    if (!SMALL.matches) return false;
    if (open) {
      this.#size("half");
      this.#raiseMap();
    } else if (Math.abs(window.scrollY - this.#was.after) < 2) window.scrollTo(0, this.#was.before);
    return open;
  }

  #raiseMap() {
    const before = window.scrollY;
    document.querySelector(".mapframe").scrollIntoView({ block: "start" });
    this.#was = { before, after: window.scrollY };
  }

  #size(size) {
    this.#sheet.dataset.size = size;
    this.#sheet.style.removeProperty("height");
    for (const button of this.#sheet.querySelectorAll("[data-sheet-size]")) {
      button.setAttribute("aria-pressed", String(button.dataset.sheetSize === size));
    }
  }

  #listenToDrags(bar) {
    let start = null;
    bar.addEventListener("pointerdown", (event) => {
      if (event.target.closest("button")) return;
      start = { y: event.clientY, height: this.#sheet.getBoundingClientRect().height };
      bar.setPointerCapture(event.pointerId);
    });
    bar.addEventListener("pointermove", (event) => {
      if (start) this.#sheet.style.height = `${start.height + start.y - event.clientY}px`;
    });
    const end = () => {
      if (!start) return;
      start = null;
      const share = this.#sheet.getBoundingClientRect().height / window.innerHeight;
      if (share < CLOSES) {
        this.#size("half");
        this.#close();
      } else this.#size(share < MIDDLE ? "half" : "full");
    };
    bar.addEventListener("pointerup", end);
    bar.addEventListener("pointercancel", end);
  }
}

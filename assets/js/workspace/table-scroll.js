/**
 * Table scroll: the grid's rows stay where the reader has scrolled to, however slow the page is.
 *
 * The grid (AG Grid 35.3, `GridBodyScrollFeature`) has scroll bars of its own beside the element that
 * scrolls. It sets them after each scroll and takes the event that this causes for the reader's hand
 * when it comes more than 150 ms later, as it does while the map draws by software. Then it moves the
 * rows back to where the bar stands and is deaf to the element itself: rows are missing until the next
 * scroll. Such an echo says nothing new, so the grid does not get to hear it.
 *
 * @module workspace/table-scroll
 */

const SCROLLS_DOWN = ".ag-body-viewport";
const SCROLLS_ASIDE = ".ag-center-cols-viewport";
const BAR_DOWN = ".ag-body-vertical-scroll-viewport";
/** Positions are rounded to pixels of the screen. */
const SAME_PX = 1;

/**
 * Keep the echoes of the grid's own scroll bars and header from it.
 *
 * @param {HTMLElement} table holds the grid
 */
export function withoutEchoes(table) {
  let down = 0;
  let aside = 0;
  table.addEventListener(
    "scroll",
    (event) => {
      const part = /** @type {HTMLElement} */ (event.target);
      if (part.matches(SCROLLS_DOWN)) down = part.scrollTop;
      else if (part.matches(SCROLLS_ASIDE)) aside = part.scrollLeft;
      else {
        const news = part.matches(BAR_DOWN) ? part.scrollTop - down : part.scrollLeft - aside;
        if (Math.abs(news) < SAME_PX) event.stopPropagation();
      }
    },
    { capture: true, passive: true },
  );
}

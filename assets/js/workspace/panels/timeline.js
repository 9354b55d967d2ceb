/**
 * The time line and its player.
 *
 * @module workspace/panels/timeline
 */

import { relatedRows } from "../../columns.js";
import { dayOf } from "../../rules.js";
import { Timeline } from "../../timeline.js";
import { PlayButtons } from "../play-buttons.js";

/** @param {import("../page.js").Page} page @returns {import("../page.js").Panel} */
export function timelinePanel(page) {
  const { boot, state, theme, words } = page;
  let brushing = false;
  const timeline = new Timeline(document.getElementById("timeline"), {
    tokens: page.tokens,
    vocabulary: boot.vocabulary,
    wording: words.timeline,
    moments: boot.moments,
    periods: boot.periods,
    lang: state.view.lang,
    onMoment: ({ event, row }) => row !== null && page.acts.open(event, row),
    onPoint: (rows) => page.hover.set(rows && within(rows, page.selected), "timeline"),
    onBrush: (from, to, { final }) => {
      player.release();
      brushing = !final;
      state.change({ from, to }, final ? "push" : "none");
      if (final) page.again();
    },
  });
  const player = new PlayButtons({
    state, timeline, words, shown: () => page.shown, rest: () => page.again(),
    latest: () => page.columns.startDay.at(-1) ?? null,
  });
  const pointed = { hover: [], focus: [] };
  for (const way of ["hover", "focus"]) {
    page[way].follow((rows, source) => {
      pointed[way] = source === "timeline" ? [] : rows;
      timeline.setPointed([...pointed.focus, ...pointed.hover]);
    });
  }
  page.movers.push(
    { moving: () => player.playing, stop: () => player.pause() },
    { moving: () => brushing, stop: () => {} },
  );
  theme.onChange((now) => timeline.setTokens(now));
  timeline.setWindow(state.view.from, state.view.to, { fit: true });
  state.follow((now, before, walked) => {
    if (walked) timeline.setWindow(now.from, now.to, { fit: true });
  });
  return {
    draw({ view, columns, everyTime, day }) {
      timeline.setData(columns, everyTime);
      timeline.setWindow(view.from, view.to);
      timeline.setOpened(view.eventRow, relatedRows(columns, view.eventRow));
      const walks = player.playing || ["cumulative", "day"].includes(view.mode);
      timeline.setCursor(view.asofPinned || walks ? dayOf(day) : null);
    },
    renew(columns, news) {
      boot.moments.forEach((moment, i) => (moment.row = news.moments[i]));
    },
  };
}

/** Those of the rows that are selected. @param {Uint32Array} rows @param {ArrayLike<number>} selected */
function within(rows, selected) {
  const chosen = new Set(selected);
  return rows.filter((row) => chosen.has(row));
}

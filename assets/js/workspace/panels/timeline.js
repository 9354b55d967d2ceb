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
    onBrush: (from, to, { final }) => {
      player.release();
      brushing = !final;
      state.change({ from, to }, final ? "push" : "none");
      if (final) page.again();
    },
  });
  const player = new PlayButtons({
    state, timeline, words, shown: () => page.shown, rest: () => page.again(),
  });
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
      timeline.setCursor(view.asofPinned || player.playing ? dayOf(day) : null);
    },
    renew(columns, news) {
      boot.moments.forEach((moment, i) => (moment.row = news.moments[i]));
    },
  };
}

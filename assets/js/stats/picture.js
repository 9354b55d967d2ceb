/**
 * Picture: a figure as a PNG or SVG file, with its title, how it was counted, and its sources.
 *
 * A picture leaves the product, so its numbers are those that the server lets out.
 *
 * @module stats/picture
 */

import { CHARTS } from "./charts.js";
import { lookOf, wrapped } from "./look.js";
import { Saying } from "./saying.js";

const WIDTH = 860;
const SIDE = 24;
const TITLE = { letters: 84, line: 24 };
const NOTE = { letters: 132, line: 16 };

/**
 * @param {string} id of the figure
 * @param {string} format png or svg
 * @param {{question: string, words: any, status: any, lang: string}} of the view's link, the answer's
 *   words, the wording of the window, the language
 * @returns {Promise<void>} rejects with an Error that names the address and the status
 */
export async function savePicture(id, format, { question, words, status, lang }) {
  const address = `/data/statistics/${id}.json?${question}`;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`statistics: ${address} answered ${answer.status}`);
  const found = await answer.json();
  const saying = new Saying({ ...found, words }, status, lang);
  const { data, layout } = pictureOf(found, saying, lookOf(document.getElementById("stats")));
  const url = await window.Plotly.toImage(
    { data, layout }, { format, width: layout.width, height: layout.height, scale: format === "png" ? 2 : 1 },
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = `aras-${id}-${found.from ?? "start"}_${found.to ?? "end"}.${format}`;
  link.click();
}

/** The chart with all that it needs where no page is around it. */
function pictureOf({ figure, sources, version }, saying, look) {
  const { traces, layout } = CHARTS[figure.id](figure, saying, look);
  const title = wrapped(saying.title(figure), TITLE.letters);
  const notes = [
    ...wrapped(saying.notes(figure).join(" "), NOTE.letters),
    ...wrapped(`${sources} · Aras ${version}`, NOTE.letters),
  ];
  const above = 20 + title.length * TITLE.line;
  const below = 24 + notes.length * NOTE.line;
  const { margin } = layout;
  const legend = layout.showlegend ? 30 : 0;
  const height = layout.height + above + below + legend;
  const plot = height - above - legend - margin.t - below - margin.b;
  const text = (lines, y, anchor, size, color) => ({
    text: lines.map(look.text).join("<br>"), xref: "paper", yref: "paper", x: look.rtl ? 1 : 0, y, yanchor: anchor,
    xanchor: look.rtl ? "right" : "left", align: look.rtl ? "right" : "left", showarrow: false, font: { size, color, family: look.font },
  });
  const pixels = (n) => n / plot;
  return {
    data: traces,
    layout: {
      ...layout, width: WIDTH, height, autosize: false, paper_bgcolor: look.panel, plot_bgcolor: look.panel,
      margin: { t: margin.t + above + legend, b: margin.b + below, l: Math.max(SIDE, margin.l), r: Math.max(SIDE, margin.r) },
      annotations: [
        ...(layout.annotations ?? []),
        text(title, 1 + pixels(margin.t + above + legend - 14), "top", 18, look.ink),
        text(notes, -pixels(margin.b + 16), "top", 11, look.ink2),
      ],
    },
  };
}

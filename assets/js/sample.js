/**
 * Sample: one mark drawn into a small canvas of its own, for the legend, a list or the help.
 *
 * The same glyphs as on the map, so that the legend cannot differ from it. Knows no map.
 *
 * @module sample
 */

import { drawCounted, drawDisc, drawDiscText, drawSingle, shortCount } from "./glyphs.js";

/**
 * @typedef {object} Sample
 * @property {string} [layer] word of the layer of a single mark or of a coarse place
 * @property {import("./glyphs.js").Confidence} [confidence] `confirmed` when left out
 * @property {boolean} [coarse] a place known to its district or province
 * @property {number[]} [counts] a counted mark with so many reports of each layer
 * @property {number} [radius] px; 8.5 for a mark
 */

/**
 * Draw a sample.
 *
 * @param {HTMLCanvasElement} canvas is given the size it needs
 * @param {Sample} sample
 * @param {{tokens: import("./glyphs.js").Tokens, vocabulary: import("./rules.js").Vocabulary,
 *   write?: (n: number) => string, side?: number}} options side: width and height, px
 */
export function drawSample(canvas, sample, { tokens, vocabulary, write = shortCount, side = 28 }) {
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  canvas.width = canvas.height = Math.round(side * ratio);
  canvas.style.width = canvas.style.height = `${side}px`;
  const ctx = canvas.getContext("2d");
  ctx.setTransform(ratio, 0, 0, ratio, (side * ratio) / 2, (side * ratio) / 2);
  const marks = vocabulary.layers.map((layer) => tokens.mark[layer]);
  const { layer, confidence = "confirmed", coarse = false, counts } = sample;
  if (counts) {
    const n = counts.reduce((a, b) => a + b, 0);
    const tally = counts.map((count) => [count, 0, 0]);
    drawCounted(ctx, { marks, tally, n }, sample.radius ?? 12, tokens, write);
  } else if (coarse) {
    const order = ["confirmed", "reported", "contested"];
    const tally = vocabulary.layers.map((word) =>
      order.map((sure) => (word === layer && sure === confidence ? 1 : 0)),
    );
    drawDisc(ctx, { marks, tally, n: 1 }, sample.radius ?? side / 2 - 1, tokens);
    drawDiscText(ctx, { marks, tally, n: 1 }, tokens, write);
  } else {
    drawSingle(ctx, tokens.mark[layer], confidence, sample.radius ?? 8.5, tokens);
  }
}

/**
 * Signs: the marks of the map drawn small beside words, by the same brush as on the map.
 *
 * An element says with `data-glyph` what it stands for: a set (`protest`), a confidence
 * (`reported`), both (`protest reported`), or `counted`, `coarse`, `related`, `own`.
 *
 * @module workspace/signs
 */

import { drawCounted, drawDisc, drawDiscText, drawRingAround, drawSingle } from "../glyphs.js";

const SIZE = 20;

export class Signs {
  #tokens;
  #vocabulary;
  #observer;

  /** @param {{tokens: any, vocabulary: any, root: HTMLElement}} options */
  constructor({ tokens, vocabulary, root }) {
    this.#tokens = tokens;
    this.#vocabulary = vocabulary;
    this.#observer = new MutationObserver((changes) => {
      for (const change of changes) {
        for (const node of change.addedNodes) if (node instanceof HTMLElement) this.#drawIn(node);
      }
    });
    this.#observer.observe(root, { childList: true, subtree: true });
    this.#drawIn(root);
  }

  /** Change the theme. @param {any} tokens */
  setTokens(tokens) {
    this.#tokens = tokens;
    this.#drawIn(document.body);
  }

  #drawIn(element) {
    if (element.dataset?.glyph) this.#draw(element);
    for (const found of element.querySelectorAll("[data-glyph]")) this.#draw(found);
  }

  #draw(element) {
    const ratio = Math.max(2, window.devicePixelRatio || 1);
    const canvas = element.querySelector("canvas") ?? document.createElement("canvas");
    canvas.width = canvas.height = SIZE * ratio;
    canvas.style.width = canvas.style.height = `${SIZE}px`;
    const ctx = canvas.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, (SIZE / 2) * ratio, (SIZE / 2) * ratio);
    this.#paint(ctx, element.dataset.glyph.split(" "));
    if (!canvas.isConnected) element.replaceChildren(canvas);
  }

  #paint(ctx, words) {
    const tokens = this.#tokens;
    const { layers, confidences } = this.#vocabulary;
    const layer = words.find((word) => layers.includes(word)) ?? null;
    const confidence = words.find((word) => confidences.includes(word)) ?? "confirmed";
    const marks = layers.map((word) => tokens.mark[word]);
    if (words[0] === "own") {
      drawSingle(ctx, tokens.own, "confirmed", 7.6, tokens);
    } else if (words[0] === "counted") {
      drawCounted(ctx, { marks, tally: [[3, 0, 0], [2, 0, 0], [1, 0, 0]], n: 6 }, 8.6, tokens, String);
    } else if (words[0] === "coarse") {
      const one = { marks, tally: [[0, 0, 0], [1, 0, 0], [0, 0, 0]], n: 1 };
      drawDisc(ctx, one, 9, tokens);
      drawDiscText(ctx, one, tokens, String);
    } else if (words[0] === "related") {
      ctx.strokeStyle = tokens.link;
      ctx.lineWidth = 1.6;
      ctx.beginPath();
      ctx.moveTo(-6, 5);
      ctx.quadraticCurveTo(-2, -5, 6, -5);
      ctx.stroke();
      drawRingAround(ctx, 0.1, 4, tokens.link, tokens.halo);
    } else if (layer) {
      drawSingle(ctx, tokens.mark[layer], confidence, 7.6, tokens);
    } else {
      const neutral = { fill: tokens.muted, ink: tokens.halo, line: tokens.muted, shape: "circle", letter: "" };
      drawSingle(ctx, neutral, confidence, 6.4, tokens);
    }
  }
}

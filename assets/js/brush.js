/**
 * Brush: one picture of arranged marks, in the order in which they lie over one another.
 *
 * Knows tokens, glyphs and positions; knows nothing of the map or of rows.
 *
 * @module brush
 */

import { splat } from "./dots.js";
import {
  drawCounted,
  drawDisc,
  drawDiscText,
  drawRingAround,
  drawSingle,
  haloWidth,
} from "./glyphs.js";
import { discRadius } from "./arrangement.js";
import { REACH } from "./shapes.js";
import { drawTie } from "./ties.js";

/** @typedef {import("./arrangement.js").Arrangement} Arrangement */
/** @typedef {{arrangement: Arrangement, g: number}} Spot */

/**
 * @typedef {object} Scene
 * @property {import("./mercator.js").Frame} frame
 * @property {number} ratio device pixels per CSS pixel
 * @property {Arrangement} base the selection
 * @property {Arrangement | null} faded rows outside the selection
 * @property {Arrangement | null} extras opened and related reports outside the selection
 * @property {(Spot & {contested: boolean})[]} ends opened and related spots
 * @property {Spot | null} opened
 * @property {Set<number> | null} chosen groups of the selection that stay bright, null = all
 * @property {Spot | null} hover
 * @property {Spot | null} focus
 * @property {boolean} dots too many for marks
 */

/** Opacity of what is not related to the opened report. */
const ASIDE = 0.35;
/** Opacity and size of rows outside the selection. */
const FADED = 0.32;
const FADED_SHARE = 0.62;
/** Size of a related report outside the selection. */
const EXTRA_SHARE = 0.82;
/** Beyond so many counted marks their rings are rounded to twelfths, so that sprites repeat. */
const FINE_RINGS = 600;
/** Beyond so many coarse places only the edges are drawn. */
const SOFT_DISCS = 400;

export class Brush {
  #tokens;
  #marks;
  #confidences;
  #order;
  #sprites;
  #write;

  /**
   * @param {{tokens: import("./glyphs.js").Tokens, marks: import("./glyphs.js").MarkTokens[],
   *   confidences: string[], sprites: import("./sprites.js").Sprites,
   *   write: (n: number) => string}} options `marks` in the order of the layers' codes
   */
  constructor({ tokens, marks, confidences, sprites, write }) {
    this.#tokens = tokens;
    this.#marks = marks;
    this.#confidences = confidences;
    this.#order = ["confirmed", "reported", "contested"].map((word) => confidences.indexOf(word));
    this.#sprites = sprites;
    this.#write = write;
  }

  /**
   * Draw a scene.
   *
   * @param {CanvasRenderingContext2D} ctx
   * @param {Scene} scene
   * @returns {number} how many marks and coarse places of the selection are in view
   */
  paint(ctx, scene) {
    const { base, extras, chosen, dots } = scene;
    if (dots) splat(ctx, base, (group) => this.#main(group).fill, scene.ratio);
    if (scene.faded) this.#faded(ctx, scene, scene.faded);
    const discs = this.#discs(ctx, scene, base, chosen);
    if (extras) this.#discs(ctx, scene, extras, null);
    if (!dots) this.#marksOf(ctx, scene, base, (g) => chosen === null || !chosen.has(g), chosen);
    this.#ties(ctx, scene);
    if (chosen) this.#marksOf(ctx, scene, base, (g) => chosen.has(g), null);
    if (extras) this.#extras(ctx, scene, extras);
    this.#rings(ctx, scene);
    ctx.globalAlpha = 1;
    return discs + this.#inView(scene, base);
  }

  #faded(ctx, scene, faded) {
    ctx.globalAlpha = FADED;
    for (const g of faded.marks) {
      const [x, y] = [faded.at[g * 2], faded.at[g * 2 + 1]];
      if (!scene.frame.shows(x, y, faded.mark[g])) continue;
      const group = faded.groups[g];
      const layer = this.#mainLayer(group);
      this.#single(ctx, scene, { layer, confidence: "confirmed", x, y }, FADED_SHARE);
    }
    ctx.globalAlpha = 1;
  }

  /** Coarse places, then their letters and numbers; returns how many without a mark are in view. */
  #discs(ctx, scene, arrangement, chosen) {
    const { frame } = scene;
    const { groups, discs, at, mark, projected } = arrangement;
    const seen = new Set();
    const soft = discs.length <= SOFT_DISCS;
    for (const { group: g, radiusKm } of discs) {
      const r = discRadius(radiusKm, projected.perKm[groups[g].first], frame.scale);
      if (!frame.shows(at[g * 2], at[g * 2 + 1], r)) continue;
      ctx.globalAlpha = chosen && !chosen.has(g) ? ASIDE : 1;
      this.#at(ctx, at[g * 2], at[g * 2 + 1], () =>
        drawDisc(ctx, this.#counted(groups[g]), r, this.#tokens, { soft }),
      );
      if (mark[g] === 0) seen.add(g);
    }
    for (const g of seen) {
      ctx.globalAlpha = chosen && !chosen.has(g) ? ASIDE : 1;
      this.#at(ctx, at[g * 2], at[g * 2 + 1], () =>
        drawDiscText(ctx, this.#counted(groups[g]), this.#tokens, this.#write),
      );
    }
    ctx.globalAlpha = 1;
    return seen.size;
  }

  #marksOf(ctx, scene, arrangement, wanted, chosen) {
    const { groups, marks, at, mark } = arrangement;
    const coarseRings = marks.length > FINE_RINGS;
    ctx.globalAlpha = chosen ? ASIDE : 1;
    for (const g of marks) {
      const [x, y] = [at[g * 2], at[g * 2 + 1]];
      if (!wanted(g) || !scene.frame.shows(x, y, mark[g] * REACH + 4)) continue;
      if (groups[g].n === 1) this.#single(ctx, scene, this.#one(groups[g], x, y), 1, mark[g]);
      else this.#count(ctx, scene, groups[g], x, y, mark[g], coarseRings);
    }
    ctx.globalAlpha = 1;
  }

  #extras(ctx, scene, extras) {
    const { groups, marks, at, mark } = extras;
    for (const g of marks) {
      const [x, y] = [at[g * 2], at[g * 2 + 1]];
      if (groups[g].n > 1) {
        this.#count(ctx, scene, groups[g], x, y, mark[g] * EXTRA_SHARE, false);
        continue;
      }
      const one = this.#one(groups[g], x, y);
      if (one.confidence === "confirmed") one.confidence = "reported"; // hollow: not selected
      this.#single(ctx, scene, one, EXTRA_SHARE, mark[g]);
    }
  }

  #ties(ctx, scene) {
    if (!scene.opened) return;
    const start = this.#end(scene.opened);
    const contested = scene.ends[0].contested;
    for (const spot of scene.ends.slice(1)) {
      drawTie(ctx, start, this.#end(spot), { contested: contested || spot.contested }, this.#tokens);
    }
  }

  #rings(ctx, scene) {
    const { ring, halo, link, focus } = this.#tokens;
    for (const spot of scene.ends.slice(1)) this.#ring(ctx, spot, 3.5, 1.75, link, halo);
    if (scene.hover) this.#ring(ctx, scene.hover, 3.5, 1.9, ring, halo);
    if (scene.opened) this.#ring(ctx, scene.opened, 4.5, 3.2, ring, halo);
    if (scene.focus) {
      const clear = sameSpot(scene.focus, scene.opened) ? 10.5 : 4.5;
      this.#ring(ctx, scene.focus, clear + 4.6, 2.2, focus, halo);
      this.#ring(ctx, scene.focus, clear, 2.2, focus, halo);
    }
  }

  #ring(ctx, { arrangement, g }, clear, width, colour, halo) {
    const { groups, at, mark, disc } = arrangement;
    const sharp = mark[g] > 0;
    const reach = groups[g].n === 1 ? 1.22 : 1;
    const r = sharp ? mark[g] * reach : disc[g] - 2;
    this.#at(ctx, at[g * 2], at[g * 2 + 1], () =>
      drawRingAround(ctx, r + clear, width, colour, halo),
    );
  }

  #end({ arrangement, g }) {
    return { x: arrangement.at[g * 2], y: arrangement.at[g * 2 + 1], r: arrangement.anchor(g) };
  }

  #single(ctx, scene, { layer, confidence, x, y }, share, radius = scene.base.single) {
    const r = Math.round(radius * share * 4) / 4;
    const reach = r * REACH + haloWidth(this.#tokens) + 1;
    this.#sprites.stamp(ctx, `s${layer}${confidence}${r}`, x, y, reach, scene.ratio, (on) =>
      drawSingle(on, this.#marks[layer], confidence, r, this.#tokens),
    );
  }

  #count(ctx, scene, group, x, y, radius, rounded) {
    const r = Math.round(radius * 2) / 2;
    const counted = this.#counted(group);
    if (rounded) counted.tally = twelfths(counted.tally, group.n);
    const label = this.#write(group.n);
    const key = `c${r}|${label}|${counted.tally.map((part) => part.join(".")).join("|")}`;
    const reach = r + haloWidth(this.#tokens) + 1;
    this.#sprites.stamp(ctx, key, x, y, reach, scene.ratio, (on) =>
      drawCounted(on, counted, r, this.#tokens, () => label),
    );
  }

  #counted(group) {
    const tally = group.tally.map((part) => this.#order.map((code) => part[code] ?? 0));
    return { marks: this.#marks, tally, n: group.n };
  }

  #one(group, x, y) {
    const layer = this.#mainLayer(group);
    const code = group.tally[layer].findIndex((count) => count > 0);
    return { layer, confidence: this.#confidences[code], x, y };
  }

  #mainLayer(group) {
    const { counts } = group;
    return counts.indexOf(Math.max(...counts));
  }

  #main(group) {
    return this.#marks[this.#mainLayer(group)];
  }

  #inView({ frame }, { marks, at, mark }) {
    let n = 0;
    for (const g of marks) if (frame.shows(at[g * 2], at[g * 2 + 1], mark[g])) n++;
    return n;
  }

  #at(ctx, x, y, draw) {
    ctx.save();
    ctx.translate(x, y);
    draw();
    ctx.restore();
  }
}

function sameSpot(a, b) {
  return a !== null && b !== null && a.arrangement === b.arrangement && a.g === b.g;
}

/** Shares of a ring in twelfths: many rings then look alike and share a sprite. */
function twelfths(tally, n) {
  return tally.map((part) => part.map((count) => (count ? Math.max(1, Math.round((count / n) * 12)) : 0)));
}

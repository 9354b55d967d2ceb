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
  drawLeader,
  drawNumber,
  drawRingAround,
  drawSingle,
  haloWidth,
} from "./glyphs.js";
import { discRadius } from "./arrangement.js";
import { LEADER_FROM_PX } from "./nudges.js";
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
 * @property {Spot[]} hovers
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
/** Beyond so many marks in view the rings of counted ones are rounded, so that sprites repeat. */
const FINE_RINGS = 250;
/** Beyond so many marks in view counted ones lose their numbers, which nobody could read. */
const NUMBERED = 3000;
/** Beyond so many coarse places they are stamped, in one colour each. */
const SOFT_DISCS = 400;
/** Larger ones are drawn all the same: their stamps would fill the memory. */
const STAMPED_PX = 90;

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
      const one = { layer: this.#mainLayer(group), confidence: this.#order[0] };
      this.#single(ctx, scene, one, x, y, scene.base.single * FADED_SHARE);
    }
    ctx.globalAlpha = 1;
  }

  /** Coarse places, then their letters and numbers; returns how many without a mark are in view. */
  #discs(ctx, scene, arrangement, chosen) {
    const { frame } = scene;
    const { groups, discs, at, mark, projected } = arrangement;
    const seen = new Set();
    for (const { group: g, radiusKm, part } of discs) {
      const [x, y] = [at[g * 2], at[g * 2 + 1]];
      const r = discRadius(radiusKm, projected.perKm[groups[g].first], frame.scale);
      if (!frame.shows(x, y, r)) continue;
      ctx.globalAlpha = chosen && !chosen.has(g) ? ASIDE : 1;
      if (discs.length <= SOFT_DISCS) {
        this.#at(ctx, x, y, () => drawDisc(ctx, this.#counted(part), r, this.#tokens));
      } else {
        this.#plainDisc(ctx, scene, this.#mainLayer(groups[g]), x, y, r);
      }
      if (mark[g] === 0) seen.add(g);
    }
    const labelled = seen.size <= NUMBERED ? seen : [];
    for (const g of labelled) {
      ctx.globalAlpha = chosen && !chosen.has(g) ? ASIDE : 1;
      this.#discText(ctx, arrangement, g);
    }
    ctx.globalAlpha = 1;
    return seen.size;
  }

  /** A coarse place among very many: the largest layer's colour, the size rounded, stamped. */
  #plainDisc(ctx, scene, layer, x, y, radius) {
    const r = Math.round(radius / 3) * 3;
    const tally = this.#marks.map((_, i) => [i === layer ? 1 : 0, 0, 0]);
    const draw = (on) => drawDisc(on, { marks: this.#marks, tally, n: 1 }, r, this.#tokens);
    if (r > STAMPED_PX) this.#at(ctx, x, y, () => draw(ctx));
    else this.#sprites.stamp(ctx, `d${layer}|${r}`, x, y, r + 1, scene.ratio, draw);
  }

  #discText(ctx, arrangement, g) {
    const { x, y } = arrangement.spot(g);
    this.#at(ctx, x, y, () =>
      drawDiscText(ctx, this.#counted(arrangement.groups[g]), this.#tokens, this.#write),
    );
  }

  #marksOf(ctx, scene, arrangement, wanted, chosen) {
    const { groups, marks, at, mark, seat } = arrangement;
    const many = this.#inView(scene, arrangement);
    ctx.globalAlpha = chosen ? ASIDE : 1;
    for (const g of marks) if (wanted(g)) this.#leader(ctx, arrangement, g);
    for (const g of marks) {
      const [x, y] = [at[g * 2] + seat[g * 2], at[g * 2 + 1] + seat[g * 2 + 1]];
      if (!wanted(g) || !scene.frame.shows(x, y, mark[g] * REACH + 4)) continue;
      if (groups[g].n === 1) this.#single(ctx, scene, this.#one(groups[g]), x, y, mark[g]);
      else this.#count(ctx, scene, groups[g], x, y, mark[g], many);
    }
    ctx.globalAlpha = 1;
  }

  /** A hairline from a mark that stands aside to its point. */
  #leader(ctx, { groups, at, seat }, g) {
    const [dx, dy] = [seat[g * 2], seat[g * 2 + 1]];
    if (Math.hypot(dx, dy) < LEADER_FROM_PX) return;
    const mark = this.#main(groups[g]);
    this.#at(ctx, at[g * 2], at[g * 2 + 1], () =>
      drawLeader(ctx, dx, dy, mark.line ?? mark.fill, this.#tokens.halo),
    );
  }

  #extras(ctx, scene, extras) {
    const { groups, marks, mark } = extras;
    for (const g of marks) {
      const { x, y } = extras.spot(g);
      if (groups[g].n > 1) {
        this.#count(ctx, scene, groups[g], x, y, mark[g] * EXTRA_SHARE, 1);
        continue;
      }
      const one = this.#one(groups[g]);
      // Hollow, because it is not selected; a contested one is so already.
      if (one.confidence === this.#order[0]) one.confidence = this.#order[1];
      this.#single(ctx, scene, one, x, y, mark[g] * EXTRA_SHARE);
    }
  }

  #ties(ctx, scene) {
    if (!scene.opened) return;
    const start = scene.opened.arrangement.spot(scene.opened.g);
    const contested = scene.ends[0].contested;
    for (const spot of scene.ends.slice(1)) {
      const end = spot.arrangement.spot(spot.g);
      drawTie(ctx, start, end, { contested: contested || spot.contested }, this.#tokens);
    }
  }

  #rings(ctx, scene) {
    const { ring, halo, link, focus } = this.#tokens;
    for (const spot of scene.ends.slice(1)) this.#ring(ctx, spot, 3.5, 1.75, link, halo);
    for (const spot of scene.hovers) this.#ring(ctx, spot, 3.5, 1.9, ring, halo);
    if (scene.opened) this.#ring(ctx, scene.opened, 4.5, 3.2, ring, halo);
    if (scene.focus) {
      const clear = sameSpot(scene.focus, scene.opened) ? 10.5 : 4.5;
      this.#ring(ctx, scene.focus, clear + 4.6, 2.2, focus, halo);
      this.#ring(ctx, scene.focus, clear, 2.2, focus, halo);
    }
    // Rings of one coarse place run through others; their numbers stay in front.
    for (const { arrangement, g } of [...scene.ends, ...scene.hovers, scene.focus].filter(Boolean)) {
      if (arrangement.mark[g] === 0) this.#discText(ctx, arrangement, g);
    }
  }

  #ring(ctx, { arrangement, g }, clear, width, colour, halo) {
    const { groups, at, mark, disc } = arrangement;
    const sharp = mark[g] > 0;
    const spot = sharp ? arrangement.spot(g) : { x: at[g * 2], y: at[g * 2 + 1] };
    const reach = groups[g].n === 1 ? 1.22 : 1;
    const r = sharp ? mark[g] * reach : disc[g] - 2;
    this.#at(ctx, spot.x, spot.y, () =>
      drawRingAround(ctx, r + clear, width, colour, halo),
    );
  }

  #single(ctx, scene, { layer, confidence }, x, y, radius) {
    const quarters = Math.round(radius * 4);
    const r = quarters / 4;
    const key = (quarters * 64 + layer) * 64 + confidence; // a number: text costs more than drawing
    const reach = r * REACH + haloWidth(this.#tokens) + 1;
    this.#sprites.stamp(ctx, key, x, y, reach, scene.ratio, (on) =>
      drawSingle(on, this.#marks[layer], this.#confidences[confidence], r, this.#tokens),
    );
  }

  /**
   * A counted mark. Few are drawn afresh; of many, only rings of rounded shares and sizes, which
   * repeat and are stamped, and of very many without their numbers.
   */
  #count(ctx, scene, group, x, y, radius, many) {
    const counted = this.#counted(group);
    const label = this.#write(group.n);
    if (many <= FINE_RINGS) {
      const snap = (value) => Math.round(value * scene.ratio) / scene.ratio;
      this.#at(ctx, snap(x), snap(y), () =>
        drawCounted(ctx, counted, radius, this.#tokens, () => label),
      );
      return;
    }
    const r = Math.round(radius / 2) * 2;
    const shares = sixths(group.counts, group.n);
    const reach = r + haloWidth(this.#tokens) + 1;
    this.#sprites.stamp(ctx, `c${r}|${shares}`, x, y, reach, scene.ratio, (on) => {
      const tally = shares.map((share) => [share, 0, 0]);
      drawCounted(on, { ...counted, tally }, r, this.#tokens, () => "");
    });
    if (many > NUMBERED) return;
    const sizeOfText = r * 0.66;
    this.#sprites.stamp(ctx, `n${r}|${label}`, x, y, reach, scene.ratio, (on) =>
      drawNumber(on, label, sizeOfText, this.#tokens),
    );
  }

  /** A group, or its part of one radius, in the order of the glyphs. */
  #counted({ tally, n }) {
    const ordered = tally.map((part) => this.#order.map((code) => part[code] ?? 0));
    return { marks: this.#marks, tally: ordered, n };
  }

  #one(group) {
    return { layer: group.firstLayer, confidence: group.firstConfidence };
  }

  #mainLayer(group) {
    if (group.n === 1) return group.firstLayer;
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

/** Shares of a ring in sixths: many rings then look alike. */
function sixths(counts, n) {
  return counts.map((count) => (count ? Math.max(1, Math.round((count / n) * 6)) : 0));
}

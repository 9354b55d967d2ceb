/**
 * Glyphs: how one mark is drawn around (0, 0) of a 2-D context, in CSS pixels.
 *
 * Single marks tell the layer by shape, colour and letter, and the confidence by their outline.
 * Counted marks tell the layers and confidences of their reports by a segmented ring.
 * Knows tokens; knows nothing of maps, rows or the screen.
 *
 * @module glyphs
 */

import { letterDrop, shapeDash, shapePath } from "./shapes.js";

/**
 * @typedef {object} MarkTokens
 * @property {string} fill colour of the filled mark
 * @property {string} ink colour of the letter on it
 * @property {string} [line] outlines and text on the map; `fill` when absent
 * @property {import("./shapes.js").Shape} shape
 * @property {string} letter
 */

/**
 * @typedef {object} Tokens Design tokens of one theme.
 * @property {Record<string, MarkTokens>} mark by the word of the layer
 * @property {string} ink numbers
 * @property {string} halo around marks and inside hollow ones
 * @property {string} ring opened and pointed-at marks
 * @property {string} focus keyboard focus
 * @property {string} link lines to related reports
 * @property {{core?: number, edge?: number, line?: number}} [disc] opacities of a coarse place
 * @property {number} [haloWidth] px
 * @property {string} [font] family of letters and numbers
 */

/** @typedef {"confirmed" | "reported" | "contested"} Confidence */

const TAU = 2 * Math.PI;
const TOP = -Math.PI / 2;
const HALO_PX = 1.6;
const LETTER_FROM_PX = 7.6;
/** Smallest share of a ring. */
const SLICE_MIN = 0.05;
const FONT = '"Noto Sans", system-ui, sans-serif';

/** Width of the halo, px. @param {Tokens} tokens @returns {number} */
export function haloWidth(tokens) {
  return tokens.haloWidth ?? HALO_PX;
}

/** Radius of a single mark, px: 14 px across when far, 19 px when near. @param {number} zoom */
export function singleRadius(zoom) {
  const near = Math.max(0, Math.min(1, (zoom - 5) / 3.5));
  return Math.round((7 + 2.6 * near) * 4) / 4;
}

/** Radius of a counted mark, px: grows with the logarithm of the count. */
export function countedRadius(n, zoom) {
  const near = Math.max(0, Math.min(1, (zoom - 5) / 3.5));
  return (9.4 + 1.9 * Math.log2(Math.min(n, 4000))) * (0.94 + 0.16 * near);
}

/** Plain short number: 7, 999, 1k, 1.2k, 31k. @param {number} n @returns {string} */
export function shortCount(n) {
  if (n < 1000) return String(n);
  if (n < 9950) return `${Math.floor(n / 100) / 10}k`;
  return `${Math.floor(n / 1000)}k`;
}

/**
 * One report.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {MarkTokens} mark
 * @param {Confidence} confidence
 * @param {number} r radius, px
 * @param {Tokens} tokens
 */
export function drawSingle(ctx, mark, confidence, r, tokens) {
  const line = mark.line ?? mark.fill;
  ctx.lineJoin = "round";
  ctx.lineCap = "butt";
  const outline = new Path2D(shapePath(mark.shape, r));
  ctx.strokeStyle = tokens.halo;
  ctx.lineWidth = 2 * haloWidth(tokens);
  ctx.stroke(outline);
  if (confidence === "confirmed") {
    ctx.fillStyle = mark.fill;
    ctx.fill(outline);
    letter(ctx, mark.letter, mark, r, mark.ink, tokens);
    return;
  }
  const width = Math.max(2, r * 0.27);
  ctx.fillStyle = tokens.halo;
  ctx.fill(outline);
  ctx.strokeStyle = line;
  ctx.lineWidth = width;
  const contested = confidence === "contested";
  if (contested) {
    const { dash, offset } = shapeDash(mark.shape, r, width / 2);
    ctx.setLineDash(dash);
    ctx.lineDashOffset = offset;
  }
  ctx.stroke(new Path2D(shapePath(mark.shape, r, width / 2)));
  ctx.setLineDash([]);
  const roomy = mark.shape === "circle" ? r : r - 1; // corners leave less room in a hollow mark
  if (roomy >= LETTER_FROM_PX) letter(ctx, contested ? "?" : mark.letter, mark, r, line, tokens);
}

/**
 * Several reports at one point: a ring by layer, hollow where a report is not confirmed, around
 * the number.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{marks: MarkTokens[], tally: number[][], n: number}} counted tally by layer and by
 *   confidence (confirmed, reported, contested)
 * @param {number} r radius, px
 * @param {Tokens} tokens
 * @param {(n: number) => string} write writes the number
 */
export function drawCounted(ctx, { marks, tally, n }, r, tokens, write) {
  const thickness = Math.max(4.2, r * 0.3);
  circle(ctx, r + haloWidth(tokens));
  ctx.fillStyle = tokens.halo;
  ctx.fill();
  drawRing(ctx, { marks, tally }, r, thickness);
  const text = write(n);
  if (text === "") return;
  const room = (r - thickness) * 1.72;
  writeText(ctx, text, fit(text, room, Math.min(15, Math.max(11, r * 0.8))), tokens.ink, tokens);
}

/** A number alone, centred. @param {CanvasRenderingContext2D} ctx */
export function drawNumber(ctx, text, size, tokens) {
  writeText(ctx, text, size, tokens.ink, tokens);
}

function drawRing(ctx, { marks, tally }, r, thickness) {
  const shares = sharesOf(tally);
  const used = shares.filter((share) => share > 0).length;
  const gap = used > 1 ? 1.5 / (r - thickness / 2) : 0;
  ctx.lineCap = "butt";
  let from = TOP;
  tally.forEach((byConfidence, layer) => {
    if (shares[layer] === 0) return;
    const total = sum(byConfidence);
    const start = from + gap / 2;
    const end = from + shares[layer] * TAU - gap / 2;
    from += shares[layer] * TAU;
    const colour = marks[layer].line ?? marks[layer].fill;
    const sure = start + ((end - start) * byConfidence[0]) / total;
    const said = sure + ((end - start) * byConfidence[1]) / total;
    arc(ctx, r - thickness / 2, start, sure, thickness, marks[layer].fill);
    hollow(ctx, r, thickness, sure, said, colour, []);
    hollow(ctx, r, thickness, said, end, colour, [2.4, 1.8]);
  });
}

/** Shares of the layers in the whole; none that is there becomes too small to be seen. */
function sharesOf(tally) {
  const n = tally.reduce((all, part) => all + sum(part), 0);
  const raised = tally.map((part) => (sum(part) ? Math.max(SLICE_MIN, sum(part) / n) : 0));
  const whole = sum(raised);
  return raised.map((share) => share / whole);
}

/** A hollow piece of the ring: its two edges, and a line across each end. */
function hollow(ctx, r, thickness, start, end, colour, dash) {
  if (end - start < 1e-6) return;
  const line = 1.35;
  ctx.strokeStyle = colour;
  ctx.lineWidth = line;
  ctx.lineJoin = "miter";
  const outer = r - line / 2;
  const inner = r - thickness + line / 2;
  const cut = (radius) => Math.min(line / 2 / radius, (end - start) / 2);
  ctx.setLineDash(dash);
  ctx.beginPath();
  if (end - start > TAU - 1e-6) {
    ctx.arc(0, 0, outer, 0, TAU);
    ctx.moveTo(inner, 0);
    ctx.arc(0, 0, inner, 0, TAU);
  } else {
    ctx.arc(0, 0, outer, start + cut(outer), end - cut(outer));
    ctx.arc(0, 0, inner, end - cut(inner), start + cut(inner), true);
    ctx.closePath();
  }
  ctx.stroke();
  ctx.setLineDash([]);
}

/**
 * A coarse place: a soft disc of its radius on the ground, without a sharp point.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{marks: MarkTokens[], tally: number[][], n: number}} counted
 * @param {number} r radius, px
 * @param {Tokens} tokens
 */
export function drawDisc(ctx, { marks, tally, n }, r, tokens) {
  const totals = tally.map(sum);
  const main = marks[totals.indexOf(Math.max(...totals))];
  const alpha = ctx.globalAlpha;
  const [confirmed, , contested] = [0, 1, 2].map((i) => sum(tally.map((part) => part[i])));
  const weight = Math.min(1, Math.sqrt(42 / r)); // a large one must not outweigh the map
  const { core = 0.34, edge = 0.1 } = tokens.disc ?? {};
  const fade = ctx.createRadialGradient(0, 0, 0, 0, 0, r);
  // Mostly unconfirmed: hollow in the middle, as marks are.
  const stops = confirmed * 2 >= n ? [core, (core + edge) / 2, edge] : [0, edge * 0.6, edge * 1.7];
  stops.forEach((stop, i) => fade.addColorStop(i / 2, withAlpha(main.fill, stop * weight)));
  circle(ctx, r);
  ctx.fillStyle = fade;
  ctx.fill();
  ctx.lineWidth = 1.3;
  ctx.lineCap = "butt";
  ctx.globalAlpha = alpha * (tokens.disc?.line ?? 0.85);
  const pieces = Math.max(14, Math.round((TAU * r) / (contested * 2 > n ? 5 : 9)));
  ctx.setLineDash(dashes(TAU * r, pieces, contested * 2 > n ? 0.36 : 0.58));
  let from = TOP;
  totals.forEach((total, layer) => {
    if (total === 0) return;
    const sweep = (total / n) * TAU;
    ctx.strokeStyle = marks[layer].line ?? marks[layer].fill;
    ctx.beginPath();
    ctx.arc(0, 0, r, from, from + sweep);
    ctx.stroke();
    from += sweep;
  });
  ctx.setLineDash([]);
  ctx.globalAlpha = alpha;
}

/**
 * The letter or the number in the middle of a coarse place.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{marks: MarkTokens[], tally: number[][], n: number}} counted
 * @param {Tokens} tokens
 * @param {(n: number) => string} write
 */
export function drawDiscText(ctx, { marks, tally, n }, tokens, write) {
  const totals = tally.map(sum);
  const main = marks[totals.indexOf(Math.max(...totals))];
  const mixed = totals.filter((total) => total > 0).length > 1;
  const contested = n === 1 && tally.some((byConfidence) => byConfidence[2] > 0);
  const text = n > 1 ? write(n) : contested ? "?" : main.letter;
  const glow = ctx.createRadialGradient(0, 0, 3, 0, 0, 14);
  glow.addColorStop(0, withAlpha(tokens.halo, 0.7));
  glow.addColorStop(0.5, withAlpha(tokens.halo, 0.42));
  glow.addColorStop(1, withAlpha(tokens.halo, 0));
  circle(ctx, 14);
  ctx.fillStyle = glow;
  ctx.fill();
  ctx.font = fontOf(14, tokens);
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.2;
  ctx.strokeStyle = tokens.halo;
  const y = baseline(ctx, text);
  ctx.strokeText(text, 0, y);
  ctx.fillStyle = mixed ? tokens.ink : (main.line ?? main.fill);
  ctx.fillText(text, 0, y);
}

/**
 * A ring around a mark.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} r radius of the middle of the line, px
 * @param {number} width px
 * @param {string} colour
 * @param {string} halo colour on both sides
 */
export function drawRingAround(ctx, r, width, colour, halo) {
  arc(ctx, r, 0, TAU, width + 2.4, halo);
  arc(ctx, r, 0, TAU, width, colour);
}

/**
 * A hairline from a point at (0, 0), which keeps a dot, to its mark.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} dx px
 * @param {number} dy
 * @param {string} colour
 * @param {string} halo
 */
export function drawLeader(ctx, dx, dy, colour, halo) {
  for (const [style, width, dot] of [[halo, 3.4, 3], [colour, 1.2, 1.7]]) {
    ctx.beginPath();
    ctx.moveTo(0, 0);
    ctx.lineTo(dx, dy);
    ctx.strokeStyle = style;
    ctx.lineWidth = width;
    ctx.stroke();
    circle(ctx, dot);
    ctx.fillStyle = style;
    ctx.fill();
  }
}

/** Dash and gap so that `pieces` of them close an outline of that length. */
export function dashes(length, pieces, share) {
  const period = length / pieces;
  return [period * share, period * (1 - share)];
}

/**
 * Refuse tokens that a canvas would silently ignore.
 *
 * @param {Tokens} tokens
 * @param {string[]} layers words of the layers
 * @throws {Error} that names the token
 */
export function checkTokens(tokens, layers) {
  for (const name of ["ink", "halo", "ring", "focus", "link"]) withAlpha(tokens[name], 1, name);
  for (const layer of layers) {
    const mark = tokens.mark?.[layer];
    if (!mark) throw new Error(`token: mark.${layer} is missing`);
    for (const name of ["fill", "ink", ...(mark.line ? ["line"] : [])]) {
      withAlpha(mark[name], 1, `mark.${layer}.${name}`);
    }
    shapePath(mark.shape, 1);
  }
}

/** A `#rrggbb` colour with an opacity. @param {string} colour @param {number} alpha */
export function withAlpha(colour, alpha, name = "colour") {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour);
  if (!hex) throw new Error(`token: ${name} "${colour}" is not a colour like #1f5faa`);
  const value = parseInt(hex[1], 16);
  return `rgba(${value >> 16}, ${(value >> 8) & 255}, ${value & 255}, ${alpha})`;
}

function letter(ctx, text, mark, r, colour, tokens) {
  if (r < LETTER_FROM_PX) return;
  ctx.save();
  ctx.translate(0, letterDrop(mark.shape) * r);
  writeText(ctx, text, Math.min(13, r * (mark.shape === "triangle" ? 1.1 : 1.22)), colour, tokens);
  ctx.restore();
}

function writeText(ctx, text, size, colour, tokens) {
  ctx.font = fontOf(size, tokens);
  ctx.fillStyle = colour;
  ctx.fillText(text, 0, baseline(ctx, text));
}

/** Where the baseline goes so that the ink of the text is centred; sets the alignment. */
function baseline(ctx, text) {
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = ctx.measureText(text);
  return (up - down) / 2;
}

function fit(text, room, size) {
  const width = text.length * 0.58 * size;
  return width > room ? (size * room) / width : size;
}

function fontOf(size, tokens) {
  return `700 ${Math.round(size * 4) / 4}px ${tokens.font ?? FONT}`;
}

function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}

function circle(ctx, r) {
  ctx.beginPath();
  ctx.arc(0, 0, r, 0, TAU);
}

function arc(ctx, r, start, end, width, colour) {
  if (end - start < 1e-6) return;
  ctx.beginPath();
  ctx.arc(0, 0, r, start, end);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke();
}

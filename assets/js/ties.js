/**
 * Ties: the lines from the opened report to the reports it is related to.
 *
 * Gently curved, without arrows, dashed where the related report is contested. Knows pixels and
 * tokens; knows nothing of rows.
 *
 * @module ties
 */

const BEND = 0.16;
const CLEARANCE_PX = 5;

/**
 * @typedef {object} End
 * @property {number} x px
 * @property {number} y
 * @property {number} r radius that the line keeps clear of, px
 */

/**
 * Draw one line.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {End} from
 * @param {End} to
 * @param {{contested: boolean}} tie
 * @param {import("./glyphs.js").Tokens} tokens
 */
export function drawTie(ctx, from, to, { contested }, tokens) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length <= from.r + to.r + 2 * CLEARANCE_PX) return;
  const bend = bendOf(from, to);
  const start = stepTowards(from, bend, from.r + CLEARANCE_PX);
  const end = stepTowards(to, bend, to.r + CLEARANCE_PX);
  const path = new Path2D();
  path.moveTo(start.x, start.y);
  path.quadraticCurveTo(bend.x, bend.y, end.x, end.y);
  ctx.lineCap = "round";
  ctx.setLineDash([]);
  ctx.strokeStyle = tokens.halo;
  ctx.lineWidth = 5;
  ctx.globalAlpha = 0.8;
  ctx.stroke(path);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = tokens.link;
  ctx.lineWidth = 2;
  if (contested) ctx.setLineDash([1, 6]);
  if (contested) ctx.lineWidth = 2.6;
  ctx.stroke(path);
  ctx.setLineDash([]);
}

/** The curve bends to the upper side, so that a bundle of lines opens like a fan. */
function bendOf(from, to) {
  const [a, b] = from.x <= to.x ? [from, to] : [to, from];
  return {
    x: (a.x + b.x) / 2 + (b.y - a.y) * BEND,
    y: (a.y + b.y) / 2 - (b.x - a.x) * BEND,
  };
}

function stepTowards(from, to, distance) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return {
    x: from.x + ((to.x - from.x) * distance) / length,
    y: from.y + ((to.y - from.y) * distance) / length,
  };
}

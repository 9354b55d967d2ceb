/**
 * Dots: the cheap picture for more groups than marks can show, one small square for each.
 *
 * Writes pixels directly, so a hundred thousand cost a few milliseconds. It wipes the canvas;
 * whatever else is drawn comes after it.
 *
 * @module dots
 */

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {import("./arrangement.js").Arrangement} arrangement
 * @param {(group: import("./groups.js").Group) => string} colourOf `#rrggbb`
 * @param {number} ratio device pixels per CSS pixel
 */
export function splat(ctx, arrangement, colourOf, ratio) {
  const { width, height } = ctx.canvas;
  const image = ctx.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const side = Math.max(2, Math.round(3 * ratio));
  const { groups, marks, at } = arrangement;
  const packed = new Map();
  for (let i = marks.length - 1; i >= 0; i--) {
    const g = marks[i];
    const left = Math.round(at[g * 2] * ratio - side / 2);
    const top = Math.round(at[g * 2 + 1] * ratio - side / 2);
    if (left < 0 || top < 0 || left + side > width || top + side > height) continue;
    const colour = colourOf(groups[g]);
    let value = packed.get(colour);
    if (value === undefined) packed.set(colour, (value = pack(colour)));
    for (let y = top; y < top + side; y++) {
      pixels.fill(value, y * width + left, y * width + left + side);
    }
  }
  ctx.putImageData(image, 0, 0);
}

/** Little-endian RGBA, as ImageData stores it on every machine that runs a browser today. */
function pack(colour) {
  const value = parseInt(colour.slice(1), 16);
  const red = value >> 16;
  const green = (value >> 8) & 255;
  const blue = value & 255;
  return ((0xe6 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

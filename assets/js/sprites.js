/**
 * Sprites: glyphs drawn once at the screen's resolution and stamped on whole device pixels.
 *
 * Stamping is an order of magnitude cheaper than drawing, and keeps small shapes crisp while the
 * map moves. Knows nothing of what a glyph means.
 *
 * @module sprites
 */

const MOST = 1500;

export class Sprites {
  /** @param {boolean} inMemory as the canvas that is stamped on */
  constructor(inMemory) {
    this.inMemory = inMemory;
    /** @type {Map<string | number, HTMLCanvasElement>} */
    this.cache = new Map();
    this.ratio = 1;
  }

  /** Forget all, after a change of tokens or fonts. */
  clear() {
    this.cache.clear();
  }

  /**
   * Stamp a glyph, drawing it first when it is new.
   *
   * @param {CanvasRenderingContext2D} ctx in CSS pixels
   * @param {string | number} key what tells this glyph from every other
   * @param {number} x CSS pixels
   * @param {number} y
   * @param {number} reach how far the glyph extends from its middle, px
   * @param {number} ratio device pixels per CSS pixel
   * @param {(ctx: CanvasRenderingContext2D) => void} draw draws the glyph around (0, 0)
   */
  stamp(ctx, key, x, y, reach, ratio, draw) {
    if (ratio !== this.ratio) {
      this.clear();
      this.ratio = ratio;
    }
    let sprite = this.cache.get(key);
    if (!sprite) {
      if (this.cache.size >= MOST) this.clear();
      sprite = render(reach, ratio, draw, this.inMemory);
      this.cache.set(key, sprite);
    }
    const half = sprite.width / 2;
    const left = Math.round(x * ratio - half);
    const top = Math.round(y * ratio - half);
    ctx.drawImage(sprite, left / ratio, top / ratio, sprite.width / ratio, sprite.height / ratio);
  }
}

function render(reach, ratio, draw, inMemory) {
  const sprite = document.createElement("canvas");
  // Odd, so that the middle of the glyph falls on the middle of a device pixel.
  const side = 2 * Math.ceil(reach * ratio) + 1;
  sprite.width = side;
  sprite.height = side;
  const ctx = sprite.getContext("2d", { willReadFrequently: inMemory });
  ctx.translate(side / 2, side / 2);
  ctx.scale(ratio, ratio);
  draw(ctx);
  return sprite;
}

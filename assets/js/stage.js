/**
 * Stage: the transparent canvas over a map, as large as the map and as fine as the screen.
 *
 * It takes no pointer events and is hidden from assistive technology: the table and the list
 * beside the map say the same in words. Knows nothing of marks.
 *
 * @module stage
 */

export class Stage {
  /** @param {import("./painter.js").MapLike} map */
  constructor(map) {
    this.map = map;
    this.canvas = document.createElement("canvas");
    this.canvas.className = "aras-marks";
    this.canvas.setAttribute("aria-hidden", "true");
    // Set here, not in a stylesheet: an embed and a briefing need it as well.
    Object.assign(this.canvas.style, {
      position: "absolute",
      insetBlockStart: "0",
      left: "0", // physical: the map's pixels start at the left in every language
      pointerEvents: "none",
    });
    this.ctx = this.canvas.getContext("2d");
    map.getCanvas().after(this.canvas);
    this.ratio = 1;
  }

  /**
   * Fit the canvas to the map and wipe it.
   *
   * @returns {CanvasRenderingContext2D} in CSS pixels
   */
  clear() {
    const { clientWidth: width, clientHeight: height } = this.map.getCanvas();
    this.ratio = Math.min(3, window.devicePixelRatio || 1);
    const wide = Math.round(width * this.ratio);
    const high = Math.round(height * this.ratio);
    if (this.canvas.width !== wide || this.canvas.height !== high) {
      this.canvas.width = wide;
      this.canvas.height = high;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    } else {
      this.ctx.setTransform(1, 0, 0, 1, 0, 0);
      this.ctx.clearRect(0, 0, wide, high);
    }
    this.ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.ctx.globalAlpha = 1;
    return this.ctx;
  }

  /** Take the canvas out of the page. */
  remove() {
    this.canvas.remove();
  }
}

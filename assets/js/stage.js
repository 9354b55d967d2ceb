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
    /** Canvases for marks are best kept in main memory. */
    this.inMemory = drawsInSoftware(map);
    this.ctx = this.canvas.getContext("2d", { willReadFrequently: this.inMemory });
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

/**
 * Whether WebGL is emulated, as on a remote desktop. A 2-D canvas "on the graphics card" is then
 * emulated too, and some fifteen times slower than one in main memory.
 */
function drawsInSoftware(map) {
  const gl = map.getCanvas().getContext("webgl2") ?? map.getCanvas().getContext("webgl");
  const info = gl?.getExtension("WEBGL_debug_renderer_info");
  const renderer = info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : "";
  return /swiftshader|llvmpipe|software|basic render/i.test(renderer);
}

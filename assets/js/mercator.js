/**
 * Web Mercator: coordinates in the unit square, and the affine from there to the screen.
 *
 * The map's pitch is 0 (plotly-map.js sees to it), so one affine serves a whole frame.
 *
 * @module mercator
 */

const TILE_PX = 512;
const EQUATOR_M = 2 * Math.PI * 6_378_137;
const LIMIT_DEG = 85.051129;

/** @param {number} lon degrees east @returns {number} 0 at 180 W, 1 at 180 E */
export function mercatorX(lon) {
  return (lon + 180) / 360;
}

/** @param {number} lat degrees north @returns {number} 0 at 85.05 N, 1 at 85.05 S */
export function mercatorY(lat) {
  const clamped = Math.max(-LIMIT_DEG, Math.min(LIMIT_DEG, lat));
  return (1 - Math.log(Math.tan(Math.PI / 4 + (clamped * Math.PI) / 360)) / Math.PI) / 2;
}

/**
 * Unit-square coordinates of every row.
 *
 * @param {{lon: Float64Array, lat: Float64Array, count: number}} columns degrees, WGS84
 * @returns {{x: Float64Array, y: Float64Array, perKm: Float64Array}} perKm: units per km on the
 *   ground
 */
export function projectColumns({ lon, lat, count }) {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const perKm = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    x[row] = mercatorX(lon[row]);
    y[row] = mercatorY(lat[row]);
    perKm[row] = 1000 / (EQUATOR_M * Math.cos((lat[row] * Math.PI) / 180));
  }
  return { x, y, perKm };
}

/**
 * The affine of one frame. Positions are CSS pixels from the map's top left corner.
 */
export class Frame {
  /** @param {import("./painter.js").MapLike} map */
  constructor(map) {
    const canvas = map.getCanvas();
    const centre = map.getCenter();
    const middle = map.project(centre); // not always the middle of the canvas: padding shifts it
    const bearing = (map.getBearing() * Math.PI) / 180;
    this.width = canvas.clientWidth;
    this.height = canvas.clientHeight;
    this.zoom = map.getZoom();
    /** Pixels per unit of the unit square. */
    this.scale = TILE_PX * 2 ** this.zoom;
    this.originX = mercatorX(centre.lng);
    this.originY = mercatorY(centre.lat);
    this.middleX = middle.x;
    this.middleY = middle.y;
    this.cos = Math.cos(bearing);
    this.sin = Math.sin(bearing);
  }

  /**
   * Put a unit-square point on the screen, on the copy of the world nearest to the centre.
   *
   * @param {number} x
   * @param {number} y
   * @param {Float32Array | number[]} into
   * @param {number} at where in `into` the pair goes
   */
  place(x, y, into, at) {
    let dx = x - this.originX;
    dx -= Math.round(dx);
    const dy = y - this.originY;
    into[at] = this.middleX + this.scale * (dx * this.cos + dy * this.sin);
    into[at + 1] = this.middleY + this.scale * (dy * this.cos - dx * this.sin);
  }

  /**
   * Whether a circle touches the screen.
   *
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @returns {boolean}
   */
  shows(x, y, radius) {
    return (
      x + radius > 0 && y + radius > 0 && x - radius < this.width && y - radius < this.height
    );
  }
}

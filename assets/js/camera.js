/**
 * Camera: where a flat Web Mercator map must look to show a box within a frame of pixels.
 *
 * @module camera
 */

const TILE_PX = 512;

/**
 * Centre and zoom that show a box as large as the frame allows, north up.
 *
 * @param {[number, number, number, number]} bounds west, south, east, north in degrees
 * @param {{width: number, height: number}} frame px
 * @param {{top: number, bottom: number, left: number, right: number}} margin px kept free
 * @returns {{center: [number, number], zoom: number}} centre as lon, lat
 */
export function cameraFor([west, south, east, north], { width, height }, margin) {
  const [x0, x1] = [west, east].map((lon) => lon / 360 + 0.5);
  const [y0, y1] = [north, south].map(mercatorY);
  const across = Math.max(1, width - margin.left - margin.right);
  const down = Math.max(1, height - margin.top - margin.bottom);
  const scale = Math.min(across / (x1 - x0), down / (y1 - y0));
  const x = (x0 + x1) / 2 + (margin.right - margin.left) / 2 / scale;
  const y = (y0 + y1) / 2 + (margin.bottom - margin.top) / 2 / scale;
  return { center: [(x - 0.5) * 360, latitude(y)], zoom: Math.log2(scale / TILE_PX) };
}

/** Web Mercator y of a latitude, 0 at the top of the world, 1 at its foot. */
function mercatorY(lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

function latitude(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

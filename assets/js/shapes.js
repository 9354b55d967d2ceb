/**
 * Shapes of the marks: outlines of equal visual weight, as SVG path data.
 *
 * The same data serves the canvas (Path2D), an SVG legend and a picture. Knows no colour.
 *
 * @module shapes
 */

/** Corners on the unit circle scale, and how far the rounding reaches along an edge. */
const POLYGONS = {
  diamond: { corners: [[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]], rounding: 0.34 },
  triangle: { corners: [[0, -1.46], [1.4, 0.96], [-1.4, 0.96]], rounding: 0.46 },
  square: {
    corners: [[-0.92, -0.92], [0.92, -0.92], [0.92, 0.92], [-0.92, 0.92]],
    rounding: 0.34,
  },
};

/** How far below the point the middle of the letter sits, in units of the radius. */
const LETTER_DROP = { circle: 0, diamond: 0, square: 0, triangle: 0.17 };

/** The largest extent of any shape, in units of the radius. */
export const REACH = 1.7;

/** @typedef {"circle" | "diamond" | "triangle" | "square"} Shape */

/**
 * Closed outline around (0, 0).
 *
 * @param {Shape} shape
 * @param {number} radius of the circle of equal weight, px
 * @param {number} [inset] moves the outline inwards, px
 * @returns {string} SVG path data
 * @throws {Error} when the shape is unknown
 */
export function shapePath(shape, radius, inset = 0) {
  if (shape === "circle") {
    const r = round(radius - inset);
    return `M0 ${-r}A${r} ${r} 0 1 1 0 ${r}A${r} ${r} 0 1 1 0 ${-r}Z`;
  }
  const polygon = POLYGONS[shape];
  if (!polygon) {
    const known = ["circle", ...Object.keys(POLYGONS)].join(", ");
    throw new Error(`shape: "${shape}" is unknown; use one of ${known}`);
  }
  return roundedPath(polygon.corners, polygon.rounding, radius, inset);
}

/**
 * Length of the outline, px; corners taken as sharp.
 *
 * @param {Shape} shape
 * @param {number} radius
 * @param {number} [inset]
 * @returns {number}
 */
export function shapeLength(shape, radius, inset = 0) {
  if (shape === "circle") return 2 * Math.PI * (radius - inset);
  const { corners, rounding } = POLYGONS[shape];
  const points = corners.map(([x, y]) => [x * radius, y * radius]);
  const sum = points.reduce((total, point, i) => {
    const next = points[(i + 1) % points.length];
    return total + Math.hypot(next[0] - point[0], next[1] - point[1]);
  }, 0);
  return sum * (1 - inset / (inradius(corners) * radius)) * (1 - rounding * 0.12);
}

/**
 * Dashes that close the outline evenly, with a dash on every corner.
 *
 * @param {Shape} shape
 * @param {number} radius
 * @param {number} inset
 * @returns {{dash: [number, number], offset: number}} for setLineDash and lineDashOffset
 */
export function shapeDash(shape, radius, inset) {
  const period = shapeLength(shape, radius, inset) / (shape === "triangle" ? 9 : 8);
  const on = period * 0.6;
  const corner = (POLYGONS[shape]?.rounding ?? 0) * radius * 0.86;
  return { dash: [on, period - on], offset: on / 2 - corner };
}

/** @param {Shape} shape @returns {number} drop of the letter, in units of the radius */
export function letterDrop(shape) {
  return LETTER_DROP[shape] ?? 0;
}

function roundedPath(corners, rounding, radius, inset) {
  const shrink = radius - inset / inradius(corners);
  const points = corners.map(([x, y]) => [x * shrink, y * shrink]);
  const reach = rounding * shrink;
  let path = "";
  points.forEach((point, i) => {
    const before = towards(point, points[(i + points.length - 1) % points.length], reach);
    const after = towards(point, points[(i + 1) % points.length], reach);
    path += `${i ? "L" : "M"}${pair(before)}Q${pair(point)} ${pair(after)}`;
  });
  return `${path}Z`;
}

function inradius(corners) {
  return Math.min(
    ...corners.map(([x, y], i) => {
      const [u, v] = corners[(i + 1) % corners.length];
      return Math.abs(x * v - y * u) / Math.hypot(u - x, v - y);
    }),
  );
}

function towards([x, y], [u, v], distance) {
  const length = Math.hypot(u - x, v - y);
  return [x + ((u - x) * distance) / length, y + ((v - y) * distance) / length];
}

function pair([x, y]) {
  return `${round(x)} ${round(y)}`;
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}

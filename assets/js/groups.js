/**
 * Groups: the selected rows gathered by identical point, so that many reports become one mark.
 *
 * Reports known only to their country never share a group with the others, because they are not
 * drawn as points. Knows columns and codes; knows nothing of pixels.
 *
 * @module groups
 */

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./rules.js").Vocabulary} Vocabulary */

/** Reports at one and the same point; what costs time is worked out when asked for. */
export class Group {
  #gathered;
  #start;
  #counts = null;
  #tally = null;
  #discs = null;

  constructor(gathered, index, start, n) {
    this.#gathered = gathered;
    this.#start = start;
    /** Position in the array of groups. @type {number} */
    this.index = index;
    /** Number of reports. @type {number} */
    this.n = n;
    /** Its first row, whose coordinates are those of the group. @type {number} */
    this.first = gathered.rows[start];
    /** How many of them are known exactly or to the settlement. @type {number} */
    this.sharp = gathered.sharp[index];
    /** Every report here is known to its country only. @type {boolean} */
    this.country = gathered.country[index] === 1;
    /** No report here is known better than district or province. @type {boolean} */
    this.coarse = this.sharp === 0;
    /** Largest radius in km of its coarse places, 0 when there is none. @type {number} */
    this.radiusKm = gathered.radius[index];
  }

  /** @returns {number} degrees east */
  get lon() {
    return this.#gathered.columns.lon[this.first];
  }

  /** @returns {number} degrees north */
  get lat() {
    return this.#gathered.columns.lat[this.first];
  }

  /** @returns {number} code of the layer of its first row */
  get firstLayer() {
    return this.#gathered.columns.layer[this.first];
  }

  /** @returns {number} code of the confidence of its first row */
  get firstConfidence() {
    return this.#gathered.columns.confidence[this.first];
  }

  /** @returns {Uint32Array} its rows, ascending */
  get rows() {
    return this.#gathered.rows.subarray(this.#start, this.#start + this.n);
  }

  /** @returns {number[]} reports by layer, in the vocabulary's order */
  get counts() {
    this.#counts ??= this.tally.map((byConfidence) => byConfidence.reduce((a, b) => a + b, 0));
    return this.#counts;
  }

  /** @returns {number[][]} reports by layer and confidence, in the vocabulary's order */
  get tally() {
    if (this.#tally === null) {
      const { tally, layers, confidences } = this.#gathered;
      const from = this.index * layers * confidences;
      this.#tally = Array.from({ length: layers }, (_, layer) =>
        Array.from(tally.subarray(from + layer * confidences, from + (layer + 1) * confidences)),
      );
    }
    return this.#tally;
  }

  /**
   * Its coarse places by radius, largest first, each with its own reports.
   *
   * @returns {{radiusKm: number, n: number, tally: number[][]}[]}
   */
  get discs() {
    if (this.#discs === null) {
      const { columns } = this.#gathered;
      const byRadius = new Map();
      if (this.radiusKm > 0) {
        for (const row of this.rows) {
          const radiusKm = columns.radiusKm[row];
          if (radiusKm === 0) continue;
          if (!byRadius.has(radiusKm)) byRadius.set(radiusKm, []);
          byRadius.get(radiusKm).push(row);
        }
      }
      this.#discs = [...byRadius]
        .map(([radiusKm, rows]) => ({ radiusKm, n: rows.length, tally: this.#tallyOf(rows) }))
        .sort((a, b) => b.radiusKm - a.radiusKm);
    }
    return this.#discs;
  }

  #tallyOf(rows) {
    const { columns, layers, confidences } = this.#gathered;
    const tally = Array.from({ length: layers }, () => new Array(confidences).fill(0));
    for (const row of rows) tally[columns.layer[row]][columns.confidence[row]]++;
    return tally;
  }
}

/**
 * Gather rows by identical point, in the order of their first rows.
 *
 * @param {Columns} columns
 * @param {ArrayLike<number>} rows ascending
 * @param {Vocabulary} vocabulary
 * @returns {Group[]}
 */
export function groups(columns, rows, vocabulary) {
  const points = pointsOf(columns);
  const countryCode = vocabulary.geoPrecisions.indexOf("country");
  // A point has two places: even for what is drawn there, odd for what is known to country only.
  const groupOf = new Int32Array(points.count * 2).fill(-1);
  const size = new Uint32Array(rows.length);
  const slotOf = (row) => points.of[row] * 2 + (columns.geoPrecision[row] === countryCode ? 1 : 0);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const slot = slotOf(rows[i]);
    if (groupOf[slot] < 0) groupOf[slot] = count++;
    size[groupOf[slot]]++;
  }
  const start = new Uint32Array(count + 1);
  for (let g = 0; g < count; g++) start[g + 1] = start[g] + size[g];
  const layers = vocabulary.layers.length;
  const confidences = (vocabulary.confidences ?? vocabulary.confidence).length;
  const gathered = {
    columns,
    layers,
    confidences,
    tally: new Uint32Array(count * layers * confidences),
    rows: new Uint32Array(rows.length),
    sharp: new Uint32Array(count),
    country: new Uint8Array(count),
    radius: new Float32Array(count),
  };
  const next = start.slice(0, count);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const slot = slotOf(row);
    const g = groupOf[slot];
    gathered.rows[next[g]++] = row;
    gathered.country[g] = slot & 1;
    gathered.tally[(g * layers + columns.layer[row]) * confidences + columns.confidence[row]]++;
    const radius = columns.radiusKm[row];
    if (radius === 0) gathered.sharp[g]++;
    else if (radius > gathered.radius[g]) gathered.radius[g] = radius;
  }
  const result = new Array(count);
  for (let g = 0; g < count; g++) result[g] = new Group(gathered, g, start[g], size[g]);
  return result;
}

const pointsByColumns = new WeakMap();

/**
 * Number the different points of a column set; worked out once and remembered with it.
 *
 * @param {Columns} columns
 * @returns {{of: Uint32Array, count: number}} number of the point of each row
 */
export function pointsOf(columns) {
  let points = pointsByColumns.get(columns);
  if (!points) {
    points = numberPoints(columns);
    pointsByColumns.set(columns, points);
  }
  return points;
}

function numberPoints({ lon, lat, count }) {
  // Open addressing over the bits of both coordinates: a Map keyed by text is ten times slower.
  const size = 1 << Math.max(4, Math.ceil(Math.log2(count * 2 + 1)));
  const table = new Int32Array(size).fill(-1);
  const of = new Uint32Array(count);
  const first = new Uint32Array(count);
  const pair = new Float64Array(2);
  const words = new Uint32Array(pair.buffer);
  let points = 0;
  for (let row = 0; row < count; row++) {
    pair[0] = lon[row] + 0; // -0 and 0 are one meridian
    pair[1] = lat[row] + 0;
    let hash = Math.imul(words[0] ^ Math.imul(words[1], 0x9e3779b1), 0x85ebca6b);
    hash = Math.imul(hash ^ words[2] ^ Math.imul(words[3], 0xc2b2ae35), 0x27d4eb2f);
    let at = (hash ^ (hash >>> 15)) & (size - 1);
    while (table[at] >= 0) {
      const other = first[table[at]];
      if (lon[other] === lon[row] && lat[other] === lat[row]) break;
      at = (at + 1) & (size - 1);
    }
    if (table[at] < 0) {
      first[points] = row;
      table[at] = points++;
    }
    of[row] = table[at];
  }
  return { of, count: points };
}

/**
 * Columns: the reports as typed arrays, decoded from the versioned binary of `/data/columns`.
 *
 * Gives `decode` and `fetchColumns`. Knows the layout of the file; knows nothing of words (a code
 * is a number here), of the map or of the filters.
 *
 * @module columns
 */

/**
 * @typedef {object} Columns One row per report, ordered by start date and id.
 * @property {string} version data version
 * @property {number} count number of rows
 * @property {Float64Array} lon degrees east, WGS84
 * @property {Float64Array} lat degrees north, WGS84
 * @property {Int32Array} firstDay first day of the span, widened by its precision (days since
 *   1970-01-01)
 * @property {Int32Array} lastDay last day of that span, included
 * @property {Int32Array} startDay the start as given
 * @property {Int32Array} endDay the end as given
 * @property {Float32Array} radiusKm 0 where the place is known exactly or to the settlement
 * @property {Uint8Array} layer code of the report layer
 * @property {Uint8Array} kind code of the kind
 * @property {Uint8Array} confidence code of the confidence
 * @property {Uint8Array} datePrecision code of the precision of the date
 * @property {Uint8Array} geoPrecision code of the precision of the place
 * @property {Uint32Array} relatedStart count + 1 offsets into `related`
 * @property {Uint32Array} related rows of related reports, in both directions
 */

const MAGIC = "ARAS";
const PREAMBLE_BYTES = 8;

const ARRAY_OF_TYPE = {
  f8: Float64Array,
  f4: Float32Array,
  i4: Int32Array,
  u4: Uint32Array,
  u1: Uint8Array,
};

/** Name in the file, type in the file, name in `Columns`. */
const EXPECTED = [
  ["lon", "f8", "lon"],
  ["lat", "f8", "lat"],
  ["first_day", "i4", "firstDay"],
  ["last_day", "i4", "lastDay"],
  ["start_day", "i4", "startDay"],
  ["end_day", "i4", "endDay"],
  ["radius_km", "f4", "radiusKm"],
  ["layer", "u1", "layer"],
  ["kind", "u1", "kind"],
  ["confidence", "u1", "confidence"],
  ["date_precision", "u1", "datePrecision"],
  ["geo_precision", "u1", "geoPrecision"],
  ["related_start", "u4", "relatedStart"],
  ["related", "u4", "related"],
];

/**
 * Decode the columnar binary; the arrays are views into `buffer`, nothing is copied.
 *
 * Columns that this version does not know are ignored, so the file may grow.
 *
 * @param {ArrayBuffer} buffer
 * @returns {Columns}
 * @throws {Error} when it is not such a file, is cut short, or lacks a column
 */
export function decode(buffer) {
  if (buffer.byteLength < PREAMBLE_BYTES || ascii(buffer, 0, 4) !== MAGIC) {
    throw new Error("columns: this is not an ARAS column file");
  }
  const headerBytes = new DataView(buffer).getUint32(4, true);
  const base = PREAMBLE_BYTES + headerBytes;
  if (base > buffer.byteLength) throw new Error("columns: the file ends inside its header");
  const header = JSON.parse(
    new TextDecoder().decode(new Uint8Array(buffer, PREAMBLE_BYTES, headerBytes)),
  );
  const byName = new Map(header.columns.map((column) => [column.name, column]));
  /** @type {any} */
  const columns = { version: header.version, count: header.count };
  for (const [name, type, property] of EXPECTED) {
    columns[property] = column(buffer, base, byName.get(name), name, type);
  }
  check(columns);
  return columns;
}

/**
 * Fetch and decode the columns.
 *
 * @param {string} url
 * @param {{signal?: AbortSignal}} [options]
 * @returns {Promise<Columns>} rejects with an Error that names the address and the status
 */
export async function fetchColumns(url, { signal } = {}) {
  const answer = await fetch(url, { signal, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`columns: ${url} answered ${answer.status}`);
  return decode(await answer.arrayBuffer());
}

/**
 * The rows related to a row, in both directions.
 *
 * @param {Columns} columns
 * @param {number | null} row null for none
 * @returns {Uint32Array | number[]}
 */
export function relatedRows({ relatedStart, related }, row) {
  return row === null ? [] : related.slice(relatedStart[row], relatedStart[row + 1]);
}

function column(buffer, base, entry, name, type) {
  if (!entry) throw new Error(`columns: column ${name} is missing`);
  if (entry.type !== type) {
    throw new Error(`columns: column ${name} is ${entry.type}, expected ${type}`);
  }
  const Type = ARRAY_OF_TYPE[type];
  const start = base + entry.offset;
  if (start + entry.length * Type.BYTES_PER_ELEMENT > buffer.byteLength) {
    throw new Error(`columns: the file ends inside column ${name}`);
  }
  return new Type(buffer, start, entry.length);
}

function check(columns) {
  const { count, related, relatedStart } = columns;
  for (const [name, , property] of EXPECTED) {
    if (property === "related") continue;
    const expected = property === "relatedStart" ? count + 1 : count;
    if (columns[property].length !== expected) {
      throw new Error(
        `columns: column ${name} has ${columns[property].length} values, expected ${expected}`,
      );
    }
  }
  if (relatedStart[count] !== related.length) {
    throw new Error("columns: related_start does not end where related ends");
  }
}

function ascii(buffer, start, length) {
  return String.fromCharCode(...new Uint8Array(buffer, start, length));
}

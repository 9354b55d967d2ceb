/** Columns from short rows, and the vocabulary they are coded in. */
import { dayOf } from "/assets/js/rules.js";

export const vocabulary = {
  layers: ["event", "border_incident", "protest"],
  kinds: ["clash", "shelling", "demonstration"],
  confidences: ["confirmed", "reported", "contested"],
  datePrecisions: ["day", "week", "month", "year"],
  geoPrecisions: ["exact", "settlement", "district", "province", "country"],
  controllers: [
    "armenian-forces",
    "azerbaijan",
    "russian-peacekeepers-and-armenian-forces",
    "ussr-azerbaijan-ssr",
    "contested",
  ],
};

const usual = {
  at: [47, 39], from: "2020-10-01", to: null, layer: "event", kind: "clash",
  confidence: "confirmed", precision: "settlement", km: 0, related: [],
};

/** Reports are {at: [lon, lat], from, to, layer, kind, confidence, precision, km, related}. */
export function columnsOf(reports) {
  const rows = reports.map((report) => ({ ...usual, ...report }));
  const column = (Type, of) => Type.from(rows, of);
  const first = column(Int32Array, (row) => dayOf(row.from));
  const last = column(Int32Array, (row) => dayOf(row.to ?? row.from));
  const relatedStart = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => (relatedStart[i + 1] = relatedStart[i] + row.related.length));
  return {
    version: "test",
    count: rows.length,
    lon: column(Float64Array, (row) => row.at[0]),
    lat: column(Float64Array, (row) => row.at[1]),
    firstDay: first,
    lastDay: last,
    startDay: first,
    endDay: last,
    radiusKm: column(Float32Array, (row) => row.km),
    layer: column(Uint8Array, (row) => vocabulary.layers.indexOf(row.layer)),
    kind: column(Uint8Array, (row) => vocabulary.kinds.indexOf(row.kind)),
    confidence: column(Uint8Array, (row) => vocabulary.confidences.indexOf(row.confidence)),
    datePrecision: new Uint8Array(rows.length),
    geoPrecision: column(Uint8Array, (row) => vocabulary.geoPrecisions.indexOf(row.precision)),
    relatedStart,
    related: Uint32Array.from(rows.flatMap((row) => row.related)),
  };
}

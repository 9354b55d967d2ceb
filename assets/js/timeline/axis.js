/**
 * Axis: which days get a tick and a label, and how they are drawn.
 *
 * Two rows: days or months above, the month or year they belong to below, so that a label never
 * repeats what its neighbour says.
 *
 * @module timeline/axis
 */

import { after, ceil, floor } from "./bins.js";
import { civil, monthStart } from "./days.js";
import { svg } from "./svg.js";

/** @typedef {{day: number, text: string, centre?: number}} Label */
/** @typedef {{ticks: number[], labels: Label[], major: Label[], rules: number[]}} Ticks */

/**
 * @param {import("./scale.js").Scale} scale
 * @param {import("./days.js").DayWords} words
 * @returns {Ticks}
 */
export function ticksOf(scale, words) {
  const { frame, pixelsPerDay: density } = scale;
  if (scale.yearsOnly) return yearTicks(frame, density, words);
  if (density >= 30) return dayTicks(frame, "day", words, density);
  if (density >= 3.2) return dayTicks(frame, "week", words, density);
  return monthTicks(frame, density, words);
}

/** Starts of a unit in the frame. @param {import("./bins.js").Unit} unit @param {[number, number]} frame */
function starts(unit, [from, to]) {
  const found = [];
  for (let day = ceil(unit, from); day <= to; day = after(unit, day)) found.push(day);
  return found;
}

function dayTicks(frame, unit, words, density) {
  const labelled = starts(unit, frame);
  const months = starts("month", frame);
  // The year is said where the row begins and where it changes.
  const name = (day, first) => {
    if (first || civil(day).month === 0) return words.monthYear(day);
    return density * 30 > 120 ? words.monthLong(day) : words.month(day);
  };
  return {
    ticks: density >= 4.4 ? starts("day", frame) : labelled,
    // A day's label stands under its bar, not under its first instant.
    labels: labelled.map((day) => ({ day, centre: day + 0.5, text: words.date(day) })),
    major: [floor("month", frame[0]), ...months].map((day, i) => ({ day, text: name(day, i === 0) })),
    rules: months,
  };
}

function monthTicks(frame, density, words) {
  const every = density >= 1.15 ? 1 : 3;
  const labelled = starts("month", frame).filter((day) => civil(day).month % every === 0);
  const years = starts("year", frame);
  return {
    ticks: starts("month", frame),
    labels: labelled.map((day) => ({ day, centre: day + 15 * every, text: words.month(day) })),
    major: [floor("year", frame[0]), ...years].map((day) => ({ day, text: words.year(day) })),
    rules: years,
  };
}

function yearTicks(frame, density, words) {
  const every = [1, 2, 5, 10, 20, 50, 100].find((step) => step * 365 * density >= 44) ?? 200;
  const years = starts("year", frame);
  const first = civil(frame[0]).year;
  const labelled = [];
  for (let year = Math.ceil(first / every) * every; monthStart(year, 0) <= frame[1]; year += every) {
    if (monthStart(year, 0) >= frame[0]) labelled.push(monthStart(year, 0));
  }
  return {
    ticks: years,
    labels: labelled.map((day) => ({ day, centre: day + 182, text: words.year(day) })),
    major: [],
    rules: [],
  };
}

/**
 * @param {SVGElement} group
 * @param {import("./scale.js").Scale} scale
 * @param {import("./days.js").DayWords} words
 */
export function drawAxis(group, scale, words) {
  const { ticks, labels, major, rules } = ticksOf(scale, words);
  const { left, right, axis } = scale;
  const parts = [];
  const lines = (days, length) =>
    days
      .map((day) => scale.x(day))
      .filter((x) => x >= left && x <= right)
      .map((x) => `M${x.toFixed(1)} ${axis}v${length}`)
      .join("");
  parts.push(svg("path", { class: "timeline-tick", d: lines(ticks, 3) }));
  parts.push(svg("path", { class: "timeline-tick timeline-tick-major", d: lines(rules, 8) }));
  for (const { day, centre, text } of labels) {
    const x = scale.x(centre ?? day);
    if (x < left + 4 || x > right - 4) continue;
    parts.push(svg("text", { class: "timeline-tick-label", x, y: axis + 15 }, text));
  }
  // The lower row is pinned: the first label stays at the left edge until the next one pushes it out.
  major.forEach(({ day, text }, i) => {
    const x = Math.max(scale.x(day), left);
    const room = (i + 1 < major.length ? scale.x(major[i + 1].day) : right + 8) - x;
    if (x > right - 12 || room < text.length * 6.6 + 10) return;
    parts.push(svg("text", { class: "timeline-major-label", x, y: axis + 29 }, text));
  });
  group.replaceChildren(...parts);
}

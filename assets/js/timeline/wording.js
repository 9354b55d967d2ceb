/**
 * The words of the time line, in English. A host hands over those of another language by key;
 * `{names}` in braces are filled in.
 *
 * @module timeline/wording
 */

export const WORDING = {
  label: "Time line of reports",
  by_day: "reports by day",
  by_week: "reports by week",
  by_month: "reports by month",
  by_year: "reports by year",
  days_one: "1 day",
  days_many: "{n} days",
  since: "since {from}",
  until: "until {to}",
  ever: "all dates",
  week_of: "week of {day}",
  handle_from: "First day of the window",
  handle_to: "Last day of the window",
  handle_open: "open",
  reader: "Read the bars one by one; Enter chooses one as the window",
  tools: "Shown part of the time line",
  zoom_in: "Show less time",
  zoom_out: "Show more time",
  fit: "Fit",
  fit_help: "Fit the window",
  all: "All",
  all_help: "Show the whole record",
  event: "Conflict and diplomacy",
  border_incident: "Border incidents",
  protest: "Protests",
  reports_none: "no reports",
  reports_one: "1 report",
  reports_many: "{n} reports",
  choose: "Click: this alone",
  help: "How counted",
  rule: "A report counts once, at the first day that its source gives. It is selected when its days meet the window.",
  vague_one: "{n} of them is known only to the week, month or year",
  vague_many: "{n} of them are known only to the week, month or year",
  vague_week_one: "{n} report known only to the week: {when}",
  vague_week_many: "{n} reports known only to the week: {when}",
  vague_month_one: "{n} report known only to the month: {when}",
  vague_month_many: "{n} reports known only to the month: {when}",
  vague_year_one: "{n} report known only to the year: {when}",
  vague_year_many: "{n} reports known only to the year: {when}",
  war: "War, {when}",
  more: "{label} and {n} more",
  opened: "Opened report, {when}",
  related: "Related report, {when}",
  cursor: "Day shown: {day}",
  empty: "No report meets these filters",
};

/** @typedef {typeof WORDING} Wording */

/**
 * Fill the braces of a text.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

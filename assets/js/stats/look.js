/**
 * Look: colours and type of the charts, read from the style sheet of the present theme.
 *
 * @module stats/look
 */

/** @returns {Record<string, any>} */
export function lookOf(element = document.documentElement) {
  const style = getComputedStyle(element);
  const rtl = getComputedStyle(document.documentElement).direction === "rtl";
  const token = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: token("ink"), ink2: token("ink-2"), ink3: token("ink-3"), rule: token("rule"),
    panel: token("panel"), accent: token("accent"), muted: token("rule-strong"), focus: token("mark-focus"),
    shades: [0, 1, 2, 3, 4, 5].map((n) => token(`count-${n}`)),
    sets: {
      event: token("mark-event"), border_incident: token("mark-border_incident"), protest: token("mark-protest"),
    },
    font: "Noto Sans, Noto Sans Armenian, Noto Sans Arabic, sans-serif",
    rtl,
    /** Text of a chart, which is laid out from left to right in every language. @param {string} text */
    text: (text) => (rtl ? `\u200f${plain(text)}\u200f` : plain(text)),
  };
}

/** Shapes of the sets of reports, those of the map. */
export const SHAPES = { event: "circle", border_incident: "diamond", protest: "triangle-up" };

/** Text of data for plotly, which reads some tags. @param {string} text */
export function plain(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** Lines of at most so many letters, broken at blanks. @param {string} text @param {number} letters */
export function wrapped(text, letters) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    if (lines[last] && lines[last].length + word.length >= letters) lines.push(word);
    else lines[last] += (lines[last] && " ") + word;
  }
  return lines;
}

/** What all charts share. @param {any} look @param {{height: number, margin: any}} more */
export function baseLayout(look, { height, margin, ...more }) {
  return {
    height, margin: { t: 10, r: 14, b: 34, l: 14, ...margin },
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: look.font, size: 12, color: look.ink2 },
    hoverlabel: { bgcolor: look.panel, bordercolor: look.muted, font: { family: look.font, size: 12, color: look.ink } },
    showlegend: false, dragmode: false, hovermode: "closest", bargap: 0.25, ...more,
  };
}

/** @param {any} look @param {any} more */
export function axis(look, more = {}) {
  return {
    fixedrange: true, zeroline: false, gridcolor: look.rule, linecolor: look.muted, tickcolor: look.muted,
    automargin: true, title: { text: "", font: { size: 12, color: look.ink2 }, standoff: 6 }, ...more,
  };
}

/**
 * Whole numbers only on an axis that counts.
 *
 * @param {number} most
 * @param {import("./saying.js").Saying} saying
 */
export function wholeTicks(most, saying) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const step = Math.max(1, [0.2, 0.5, 1, 2].map((n) => n * power).find((n) => most / n <= 5) ?? power);
  const tickvals = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
  return { tickvals, ticktext: tickvals.map((n) => saying.number(n)), range: [0, Math.max(1, most) * 1.12] };
}

/** A colour on the way through shades. @param {string[]} shades as `#rrggbb` @param {number} t 0..1 @returns {number[]} r, g, b 0..255 */
export function shadeAt(shades, t) {
  const place = Math.min(1, Math.max(0, t)) * (shades.length - 1);
  const low = Math.min(shades.length - 2, Math.floor(place));
  const [a, b] = [channels(shades[low]), channels(shades[low + 1])];
  return a.map((channel, i) => channel + (b[i] - channel) * (place - low));
}

/** Black or white, whichever is read better on a colour (WCAG 2.2 contrast). @param {number[]} rgb 0..255 */
export function inkOn(rgb) {
  const [r, g, b] = rgb.map((n) => n / 255).map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (light + 0.05) > (light + 0.05) / 0.05 ? "#ffffff" : "#000000";
}

/** @param {string} hex `#rrggbb` */
function channels(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

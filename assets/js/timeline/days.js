/**
 * Days: whole days since 1970-01-01 (UTC), their ISO form and their words.
 *
 * Knows nothing of the time line. An open end of a window is `null` here and ".." outside.
 *
 * @module timeline/days
 */

const DAY_MS = 86_400_000;

/** How an open end of a window is written. */
export const OPEN = "..";

/**
 * @param {string | null} iso "2020-09-27", or ".." for an open end
 * @returns {number | null} null when open or not a date
 */
export function dayOf(iso) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? "");
  if (!match) return null;
  const day = Date.UTC(+match[1], +match[2] - 1, +match[3]) / DAY_MS;
  return isoOf(day) === iso ? day : null;
}

/**
 * @param {number | null} day
 * @returns {string} ".." when null
 */
export function isoOf(day) {
  return day === null ? OPEN : new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** @param {number} day @returns {{year: number, month: number, date: number}} month 0..11 */
export function civil(day) {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() };
}

/** @param {number} year @param {number} month 0..11, beyond it runs into other years @returns {number} */
export function monthStart(year, month) {
  return Date.UTC(year, month, 1) / DAY_MS;
}

/** @param {number} day @returns {number} 0 on Monday .. 6 on Sunday */
export function weekday(day) {
  return (((day + 3) % 7) + 7) % 7;
}

/** Words of dates by language. @type {Map<string, Record<string, string>>} */
const TAUGHT = new Map();

/**
 * The words of dates in a language, as the page has them: a browser may not know the language.
 *
 * @param {string} lang
 * @param {Record<string, string>} words `short` and `long` months, `days` from Sunday, and the forms
 *   `day`, `long_day`, `day_month`, `month_year` with `{d}`, `{month}`, `{year}`
 */
export function teachDates(lang, words) {
  TAUGHT.set(lang, words);
}

/** Languages whose numbers look the same, where a browser does not know the first. */
const ALIKE = { az: ["az", "de"], hy: ["hy", "ru"] };

/** What to ask the browser's formatters for. @param {string} lang @returns {string[]} */
export function localesOf(lang) {
  return ALIKE[lang] ?? [lang];
}

/** Dates in the words of a language; always Gregorian, as the axis is. */
export class DayWords {
  /** @param {string} [lang] */
  constructor(lang = "en") {
    const taught = TAUGHT.get(lang);
    this.numbers = new Intl.NumberFormat(localesOf(lang));
    const plain = new Intl.NumberFormat(localesOf(lang), { useGrouping: false });
    this.forms = taught ? formsOf(taught, (n) => plain.format(n)) : formsOfBrowser(lang);
  }

  /** @param {string} form @param {number} day */
  #say(form, day) {
    return this.forms[form](day);
  }

  /** "2020" @param {number} day */
  year(day) {
    return this.#say("year", day);
  }

  /** "Sep" @param {number} day */
  month(day) {
    return this.#say("month", day);
  }

  /** "September" @param {number} day */
  monthLong(day) {
    return this.#say("monthLong", day);
  }

  /** "September 2020" @param {number} day */
  monthYear(day) {
    return this.#say("monthYear", day);
  }

  /** "27" @param {number} day */
  date(day) {
    return this.#say("date", day);
  }

  /** "27 Sep" @param {number} day */
  dayMonth(day) {
    return this.#say("dayMonth", day);
  }

  /** "27 Sep 2020" @param {number} day */
  short(day) {
    return this.#say("full", day);
  }

  /** "27 September 2020" @param {number} day */
  long(day) {
    return this.#say("long", day);
  }

  /** "Sunday" @param {number} day */
  weekday(day) {
    return this.#say("weekday", day);
  }

  /** "1,024" @param {number} n */
  number(n) {
    return this.numbers.format(n);
  }

  /** "27 Sep – 10 Nov 2020"; the year once where both have it. @param {number} first @param {number} last */
  range(first, last) {
    if (first === last) return this.short(first);
    const sameYear = civil(first).year === civil(last).year;
    return `${sameYear ? this.dayMonth(first) : this.short(first)} – ${this.short(last)}`;
  }
}

/** How each form of a date is written with the page's own words. */
function formsOf(words, number) {
  const [short, long] = [words.short.split(" "), words.long.split(" ")];
  const days = words.days.split(", ");
  const say = (form, months) => (day) => {
    const { year, month, date } = civil(day);
    const values = { d: number(date), month: months[month], year: number(year) };
    return form.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };
  return {
    year: say("{year}", short),
    month: say("{month}", short),
    monthLong: say("{month}", long),
    date: say("{d}", short),
    dayMonth: say(words.day_month, short),
    full: say(words.day, short),
    long: say(words.long_day, long),
    monthYear: say(words.month_year, long),
    weekday: (day) => days[(weekday(day) + 1) % 7],
  };
}

/** The same by the browser, for a host that has taught no words. */
function formsOfBrowser(lang) {
  const locale = `${lang}-u-ca-gregory`;
  const form = (options) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
    return (day) => format.format(day * DAY_MS);
  };
  const one = {
    year: form({ year: "numeric" }),
    month: form({ month: "short" }),
    monthLong: form({ month: "long" }),
    date: form({ day: "numeric" }),
    monthYear: form({ month: "long", year: "numeric" }),
    weekday: form({ weekday: "long" }),
  };
  if (lang !== "en") {
    return {
      ...one,
      dayMonth: form({ day: "numeric", month: "short" }),
      full: form({ day: "numeric", month: "short", year: "numeric" }),
      long: form({ day: "numeric", month: "long", year: "numeric" }),
    };
  }
  // English in the order that the rest of the product writes: 27 Sep 2020.
  return {
    ...one,
    dayMonth: (day) => `${one.date(day)} ${one.month(day)}`,
    full: (day) => `${one.date(day)} ${one.month(day)} ${one.year(day)}`,
    long: (day) => `${one.date(day)} ${one.monthLong(day)} ${one.year(day)}`,
  };
}

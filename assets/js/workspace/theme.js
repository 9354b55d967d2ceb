/**
 * Theme: the one of the link, or that of the reader's system, which is followed when it changes;
 * tells page, controls, map and marks.
 *
 * @module workspace/theme
 */

const DARK = "(prefers-color-scheme: dark)";
const CONTRAST = "(prefers-contrast: more)";

export class Theme {
  #boot;
  #system;
  #shown = null;
  #followers = [];
  #view = { theme: null };

  /** @param {any} boot */
  constructor(boot) {
    this.#boot = boot;
    this.#system = document.documentElement.dataset.themeFixed ? systemTheme() : document.documentElement.dataset.theme;
    for (const query of [DARK, CONTRAST]) {
      window.matchMedia(query).addEventListener("change", () => {
        this.#system = systemTheme();
        this.apply(this.#view);
      });
    }
  }

  /** Word of the theme that a view has. */
  of(view) {
    return view.theme ?? this.#system ?? "light";
  }

  /** Colours of the marks. */
  tokens(view) {
    return this.#boot.tokens[this.of(view)];
  }

  /** Address of the map style. */
  styleUrl(view) {
    return this.#boot.urls.styles[view.names][this.of(view)];
  }

  /** @param {(tokens: any) => void} follower called when the theme has changed */
  onChange(follower) {
    this.#followers.push(follower);
  }

  /** Bring the page to the theme of a view. @returns {boolean} whether it changed */
  apply(view) {
    this.#view = view;
    const theme = this.of(view);
    if (theme === this.#shown) return false;
    this.#shown = theme;
    document.documentElement.dataset.theme = theme;
    const scheme = theme === "dark" ? "dark" : "light";
    window.dash_clientside.set_props("theme-provider", { forceColorScheme: scheme });
    for (const follower of this.#followers) follower(this.tokens(view));
    return true;
  }
}

function systemTheme() {
  if (window.matchMedia(CONTRAST).matches) return "contrast";
  return window.matchMedia(DARK).matches ? "dark" : "light";
}

/**
 * Theme: the reader's, or the one of the link; tells page, controls, map and marks apart.
 *
 * @module workspace/theme
 */

export class Theme {
  #boot;
  #system;
  #shown = null;
  #followers = [];

  /** @param {any} boot */
  constructor(boot) {
    this.#boot = boot;
    this.#system = document.documentElement.dataset.themeFixed ? systemTheme() : document.documentElement.dataset.theme;
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
    return this.#boot.urls.styles[this.of(view)];
  }

  /** @param {(tokens: any) => void} follower called when the theme has changed */
  onChange(follower) {
    this.#followers.push(follower);
  }

  /** Bring the page to the theme of a view. @returns {boolean} whether it changed */
  apply(view) {
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
  if (window.matchMedia("(prefers-contrast: more)").matches) return "contrast";
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

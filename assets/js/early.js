/* Before the first paint: the reader's own theme where the link names none. */
(function () {
  const root = document.documentElement;
  if (root.dataset.theme) {
    root.dataset.themeFixed = "true";
    return;
  }
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const contrast = window.matchMedia("(prefers-contrast: more)");
  root.dataset.theme = contrast.matches ? "contrast" : dark.matches ? "dark" : "light";
})();

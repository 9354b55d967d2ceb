/* Before the first paint: the theme of the reader's system where the link names none. */
(function () {
  const root = document.documentElement;
  if (root.dataset.theme) {
    root.dataset.themeFixed = "true";
    return;
  }
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const contrast = window.matchMedia("(prefers-contrast: more)");
  const follow = () => {
    root.dataset.theme = contrast.matches ? "contrast" : dark.matches ? "dark" : "light";
  };
  follow();
  for (const query of [dark, contrast]) {
    // The workspace follows by itself: it tells its map and its controls too.
    query.addEventListener("change", () => document.getElementById("aras-boot") || follow());
  }
})();

/* Months and weekdays of the calendars, where the page is not in English. The name is that of the
   components' library, which takes a language of dates from the window. */
(() => {
  const boot = document.getElementById("aras-boot");
  if (!boot) return;
  const { view, wording: { dates } } = JSON.parse(boot.textContent);
  if (view.lang === "en") return;
  const weekdays = dates.weekdays.split(" ");
  window[`dayjs_locale_${view.lang}`] = {
    name: view.lang,
    months: dates.long.split(" "),
    monthsShort: dates.short.split(" "),
    weekdays,
    weekdaysShort: weekdays,
    weekdaysMin: weekdays,
    weekStart: 1,
  };
})();

/* The two functions that Dash calls in the browser; the work is done by the workspace module. */
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  aras: {
    start: () => import("/assets/js/workspace.js").then((m) => m.start()),
    controls: () => {
      const { inputs_list: inputs, triggered } = window.dash_clientside.callback_context;
      const names = triggered.map(({ prop_id: name }) => name);
      return import("/assets/js/workspace.js").then((m) => m.controlsChanged(inputs, names));
    },
  },
});

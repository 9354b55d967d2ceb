/* The two functions that Dash calls in the browser; the work is done by the workspace module. */
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  aras: {
    start: () => import("/assets/js/workspace.js").then((m) => m.start()),
    controls: () => {
      const inputs = window.dash_clientside.callback_context.inputs_list;
      return import("/assets/js/workspace.js").then((m) => m.controlsChanged(inputs));
    },
  },
});

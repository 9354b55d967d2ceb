// What Aras draws with plotly, and nothing else. Scatter comes with the core.
// A trace type that a figure needs is one line here; run `make assets` afterwards.
const Plotly = require('plotly.js/lib/core');
const { setRTLTextPlugin } = require('maplibre-gl/dist/maplibre-gl.mjs');

Plotly.register([
  require('plotly.js/lib/bar'),
  require('plotly.js/lib/heatmap'),
  require('plotly.js/lib/scattermap'),
  require('plotly.js/lib/choroplethmap'),
  require('plotly.js/lib/densitymap'),
]);

// Plotly keeps its MapLibre to itself; labels in Arabic script need this one function of it.
Plotly.setRTLTextPlugin = setRTLTextPlugin;
module.exports = Plotly;

// What Aras draws with plotly, and nothing else. Scatter comes with the core.
// A trace type that a figure needs is one line here; run `make assets` afterwards.
const Plotly = require('plotly.js/lib/core');

Plotly.register([
  require('plotly.js/lib/bar'),
  require('plotly.js/lib/heatmap'),
  require('plotly.js/lib/scattermap'),
  require('plotly.js/lib/choroplethmap'),
  require('plotly.js/lib/densitymap'),
]);

module.exports = Plotly;

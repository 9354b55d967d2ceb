// The pieces of d3 that the time line stands on.
export { brushX } from 'd3-brush';
export { scaleLinear } from 'd3-scale';
export { pointer, select } from 'd3-selection';

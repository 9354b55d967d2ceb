// Arabic script in map labels: joins letters and puts right-to-left runs in order (ICU). MapLibre's
// worker imports it by address, as a module, the first time that a label needs it.
// Version 0.2.3 is plain JavaScript; later ones need WebAssembly, which our policy does not allow.
import * as text from '@mapbox/mapbox-gl-rtl-text';

self.registerRTLTextPlugin({
  applyArabicShaping: text.applyArabicShaping,
  processBidirectionalText: text.processBidirectionalText,
  processStyledBidirectionalText: text.processStyledBidirectionalText,
});

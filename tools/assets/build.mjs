// Builds what Aras ships but did not write: the plotly bundle, right-to-left labels and the fonts.
// Run by `make assets`; the output is committed, so that Node is not needed to run Aras.
// Same package-lock, same bytes: nothing here looks at the clock, the folder or the network.

import { createRequire } from 'node:module';
import { readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { buildFonts } from './fonts.mjs';
import { licencesOf } from './licences.mjs';
import { report, write } from './output.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const assets = path.resolve(here, '../../assets');
const require = createRequire(import.meta.url);

/** Style sheets become a style element with a fixed id, added when the module is first needed. */
const inlineStyles = {
  name: 'inline-styles',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async (args) => ({
      loader: 'js',
      contents: `(() => {
        const id = ${JSON.stringify(path.basename(args.path, '.css'))} + '-style';
        if (document.getElementById(id)) return;
        const style = document.createElement('style');
        style.id = id;
        style.textContent = ${JSON.stringify(await readFile(args.path, 'utf8'))};
        document.head.appendChild(style);
      })();`,
    }));
  },
};

/** plotly's own settings (its esbuild-config.js), as far as our traces need them. */
async function buildPlotly() {
  const { version } = require('plotly.js/package.json');
  const name = `plotly-aras-${version}.min.js`;
  const result = await build({
    absWorkingDir: here,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    entryPoints: ['entries/plotly.cjs'],
    format: 'iife',
    globalName: 'Plotly',
    target: 'es2016',
    alias: { regl: '@plotly/regl', stream: 'stream-browserify' },
    define: { global: 'window', 'define.amd': 'false', 'process.env.NODE_DEBUG': 'false' },
    plugins: [inlineStyles],
    legalComments: 'none',
    banner: { js: `/*! plotly.js ${version}, custom bundle; licences: vendor/plotly.LICENSES.txt */` },
  });
  // The name holds the version; an older bundle left behind would be loaded as well.
  for (const old of await readdir(assets)) {
    if (/^plotly-aras-.*\.js$/.test(old)) await rm(path.join(assets, old));
  }
  await write(path.join(assets, name), result.outputFiles[0].contents);
  const licences = await licencesOf(result.metafile, here);
  await write(path.join(assets, 'vendor/plotly.LICENSES.txt'), licences);
}

/** Right-to-left labels: a module, since MapLibre's worker imports only those without `eval`. */
async function buildRightToLeft() {
  const result = await build({
    absWorkingDir: here,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    entryPoints: ['entries/rtl-text.mjs'],
    format: 'esm',
    target: 'es2020',
    external: ['fs', 'path'],
    define: { process: 'undefined' },
    legalComments: 'none',
    banner: { js: '/*! mapbox-gl-rtl-text with ICU; licences: rtl-text.LICENSES.txt */' },
  });
  await write(path.join(assets, 'vendor/rtl-text.mjs'), result.outputFiles[0].contents);
  await write(path.join(assets, 'vendor/rtl-text.LICENSES.txt'), await licencesOf(result.metafile, here));
}

await buildPlotly();
await buildRightToLeft();
await buildFonts(path.join(here, 'node_modules/@fontsource'), path.join(assets, 'fonts'));
report(assets);

// Copies the Noto Sans subsets that the interface and the map's labels use, and writes
// fonts.css (for pages) and faces.json (for the map style's `font-faces`) from one table.

import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { write } from './output.mjs';

const WEIGHTS = [400, 600];

// Ranges are those of the packages, less the signs that another subset has too: a hyphen must not
// fetch the Arabic file. The presentation forms stay: the map's shaper emits them.
// Family, subset, range.
const SUBSETS = [
  ['noto-sans', 'cyrillic-ext', 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F'],
  ['noto-sans', 'cyrillic', 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116'],
  [
    'noto-sans',
    'latin-ext',
    'U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,' +
      'U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  ],
  [
    'noto-sans',
    'latin',
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-200B,' +
      'U+200F-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  ],
  ['noto-sans-armenian', 'armenian', 'U+0530-058F,U+FB13-FB17'],
  [
    'noto-sans-arabic',
    'arabic',
    'U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+204F,U+2E41,' +
      'U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC',
  ],
];

/** The face as CSS; paths are relative to the style sheet. */
function rule({ file, weight, ranges }) {
  return `@font-face {
  font-family: 'Noto Sans';
  font-style: normal;
  font-weight: ${weight};
  font-display: swap;
  src: url('${file}') format('woff2');
  unicode-range: ${ranges.join(', ')};
}
`;
}

/** Write the font files, their two lists and their licences into `target`. */
export async function buildFonts(source, target) {
  const faces = [];
  for (const weight of WEIGHTS) {
    for (const [family, subset, ranges] of SUBSETS) {
      const contents = await readFile(path.join(source, family, 'files', `${family}-${subset}-${weight}-normal.woff2`));
      const file = `noto-sans-${subset}-${weight}-normal.woff2`;
      await write(path.join(target, file), contents);
      faces.push({ file, family: 'Noto Sans', weight, ranges: ranges.split(',') });
    }
  }
  const head = '/* Noto Sans, SIL Open Font License 1.1 (LICENSE beside). Written by `make assets`. */\n\n';
  await write(path.join(target, 'fonts.css'), head + faces.map(rule).join('\n'));
  await write(path.join(target, 'faces.json'), `${JSON.stringify(faces, null, 2)}\n`);
  const families = [...new Set(SUBSETS.map(([family]) => family))];
  const licences = await Promise.all(families.map((family) => readFile(path.join(source, family, 'LICENSE'), 'utf8')));
  // The three differ in their first line only, who holds the copyright.
  const notices = licences.map((text) => text.trim().split('\n')[0]);
  await write(path.join(target, 'LICENSE'), `${notices.join('\n')}\n${licences[0].trim().split('\n').slice(1).join('\n')}\n`);
}

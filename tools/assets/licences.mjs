// The licence texts of every package that went into a bundle, in one file.

import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** The text that goes beside a bundle; throws when a package that is in it names no licence. */
export async function licencesOf(metafile, root) {
  const folders = new Set();
  for (const [input, { bytesInOutput }] of Object.entries(Object.values(metafile.outputs)[0].inputs)) {
    const match = input.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//);
    if (match && bytesInOutput > 0) folders.add(match[1]);
  }
  const parts = [];
  for (const folder of [...folders].sort()) {
    const absolute = path.join(root, folder);
    const meta = JSON.parse(await readFile(path.join(absolute, 'package.json'), 'utf8'));
    const licence = meta.license ?? meta.licenses?.map((one) => one.type).join(', ');
    if (!licence) throw new Error(`${meta.name}: no licence in its package.json; find it and say it here`);
    const file = (await readdir(absolute)).find((name) => /^licen[cs]e/i.test(name));
    const text = file ? (await readFile(path.join(absolute, file), 'utf8')).trim() : '(no text in the package)';
    parts.push(`${meta.name} ${meta.version}: ${licence}\n\n${text.replace(/\r\n/g, '\n').replace(/[ \t]+$/gm, '')}\n`);
  }
  return parts.join(`\n${'-'.repeat(100)}\n\n`);
}

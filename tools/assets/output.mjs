// Writes the built files and tells their sizes.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const written = [];

/** Write one file, making its folder. */
export async function write(file, contents) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, contents);
  written.push({ file, contents: Buffer.from(contents) });
}

/** One line per file: its size, and its size as served (brotli 11). */
export function report(root) {
  for (const { file, contents } of written) {
    const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(11);
    const served = brotliCompressSync(contents).length;
    console.log(`${kilobytes(contents.length)}${kilobytes(served)}  ${path.relative(root, file)}`);
  }
}

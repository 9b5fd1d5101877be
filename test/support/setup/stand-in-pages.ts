import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { atTheEnd } from './at-the-end.js';

const DIST = new URL('../../../dist/', import.meta.url).pathname;
const SCRIPT = `export const words = ${JSON.stringify('in place of the console '.repeat(50))};\n`;
const FILES = {
  'console/index.html':
    '<!doctype html><title>stand-in</title><script type="module" src="/console/assets/index-0.js"></script>\n',
  'console/assets/index-0.js': SCRIPT,
  'widget/widget.js': SCRIPT,
};

/** Lays small pages where the build has none, and takes them away at the end. */
export async function layStandInPages(): Promise<void> {
  const missing = ['console', 'widget'].filter((it) => !existsSync(`${DIST}${it}`));
  for (const folder of missing) {
    atTheEnd(() => rm(`${DIST}${folder}`, { recursive: true, force: true }));
  }
  for (const [name, content] of Object.entries(FILES)) {
    if (!missing.includes(name.split('/')[0]!)) continue;
    await mkdir(`${DIST}${name}`.replace(/\/[^/]*$/, ''), { recursive: true });
    await writeFile(`${DIST}${name}`, content);
  }
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashOfCode } from './code-hash.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acs-code-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The hash of main.js, which imports a, which starts b; c belongs to nobody. */
async function sut(changed: Record<string, string> = {}): Promise<string> {
  const files = {
    'main.js': `import { a } from './a.js';\nimport fs from 'node:fs';`,
    'a.js': `export const a = new Worker(new URL('./b.js', import.meta.url));`,
    'b.js': `export { a } from './a.js';`,
    'c.js': '1',
    ...changed,
  };
  for (const [name, code] of Object.entries(files)) await writeFile(join(folder, name), code);
  return hashOfCode([pathToFileURL(join(folder, 'main.js'))]);
}

describe('hashOfCode', () => {
  it('is the same for the same code, circles or not', async () => {
    expect(await sut()).toBe(await sut());
  });

  it.each(['main.js', 'a.js', 'b.js'])('depends on %s', async (file) => {
    expect(
      await sut({ [file]: `import './a.js';\nexport { a } from './b.js'; // changed` }),
    ).not.toBe(await sut());
  });

  it('depends on nothing else', async () => {
    expect(await sut({ 'c.js': '2' })).toBe(await sut());
  });
});

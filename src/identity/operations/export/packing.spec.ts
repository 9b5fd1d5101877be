import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { unzip } from '../../../../test/support/zip.js';
import { type LinesFile, pack } from './packing.js';

const linesOf = (...lines: string[]) => ({
  rows: lines.length,
  pieces: lines.map((line) => Buffer.from(`${line}\n`)),
});

const fileOf = (name: string, ...batches: string[][]): LinesFile => ({
  name,
  // eslint-disable-next-line @typescript-eslint/require-await -- as rows come from the database.
  lines: async function* () {
    for (const batch of batches) yield linesOf(...batch);
  },
});

async function packed(...files: LinesFile[]): Promise<Map<string, Buffer>> {
  const pieces: Buffer[] = [];
  for await (const piece of pack(files, { of: 'acme' })) pieces.push(piece);
  return unzip(Buffer.concat(pieces));
}

describe('pack', () => {
  it('writes each file line by line, and what it has written', async () => {
    const long = 'x'.repeat(700_000);
    const files = await packed(fileOf('a', ['1', '2'], [], [long]), fileOf('b'));
    expect(files.get('a')?.toString()).toBe(`1\n2\n${long}\n`);
    expect(files.get('b')).toHaveLength(0);
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(JSON.parse(String(files.get('manifest.json')))).toEqual({
      formatVersion: 1,
      of: 'acme',
      files: [
        { name: 'a', rows: 3, bytes: 700_005, sha256: sha256(`1\n2\n${long}\n`) },
        { name: 'b', rows: 0, bytes: 0, sha256: sha256('') },
      ],
    });
  });

  it('fails with what it reads, and lets go of it where nobody wants more', async () => {
    const broken = {
      name: 'a',
      // eslint-disable-next-line @typescript-eslint/require-await -- as rows come from the database.
      lines: async function* () {
        yield linesOf('1');
        throw new Error('the database is away');
      },
    };
    await expect(packed(fileOf('b', ['1']), broken)).rejects.toThrow('the database is away');
    let isOpen = true;
    const endless = {
      name: 'a',
      lines: async function* () {
        try {
          for (;;) yield await Promise.resolve(linesOf(String(Math.random())));
        } finally {
          isOpen = false;
        }
      },
    };
    for await (const piece of pack([endless], {})) if (piece.length > 100) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isOpen).toBe(false);
  });
});

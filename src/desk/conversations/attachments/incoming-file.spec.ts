import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHUNK_BYTES, MOST_BYTES } from './attachment-values.js';
import { IncomingFile } from './incoming-file.js';

const PDF = Buffer.from('%PDF-1.7\n');

async function received(pieces: Iterable<Uint8Array>, name = 'a.txt') {
  const file = new IncomingFile(Readable.from(pieces, { objectMode: false }), name);
  const chunks: Buffer[] = [];
  const types = new Set<string>();
  for await (const { number, bytes, type } of file.chunks()) {
    expect(number).toBe(chunks.length);
    chunks.push(bytes);
    types.add(type);
  }
  return { file, chunks, types: [...types] };
}

describe('IncomingFile', () => {
  it('gives all of a file in chunks of one size, however it comes, and its hash', async () => {
    const size = fc.integer({ min: 1, max: 3 * CHUNK_BYTES });
    await fc.assert(
      fc.asyncProperty(fc.array(size, { minLength: 1, maxLength: 5 }), async (sizes) => {
        const whole = Buffer.concat([PDF, ...sizes.map((length, n) => Buffer.alloc(length, n))]);
        let at = PDF.length;
        const pieces = [PDF, ...sizes.map((length) => whole.subarray(at, (at += length)))];
        const { file, chunks, types } = await received(pieces);
        expect(Buffer.concat(chunks).equals(whole)).toBe(true);
        expect(chunks.slice(0, -1).every((it) => it.length === CHUNK_BYTES)).toBe(true);
        expect(types).toEqual(['application/pdf']);
        expect(file.bytes).toBe(whole.length);
        expect(file.sha256).toBe(createHash('sha256').update(whole).digest('hex'));
      }),
      { numRuns: 20 },
    );
  });

  it('reads text to its end, also where a chunk ends within a letter', async () => {
    const text = Buffer.from('é'.repeat(CHUNK_BYTES));
    const { chunks, types } = await received([Buffer.from('x'), text]);
    expect([chunks.length, types]).toEqual([3, ['text/plain']]);
  });

  it.each<[string, Uint8Array[], string]>([
    ['nothing', [], 'ATTACHMENT.EMPTY'],
    ['a page', [Buffer.from('<html>')], 'ATTACHMENT.UNSUPPORTED'],
    ['what is no UTF-8', [Buffer.from('caf\xe9', 'latin1')], 'ATTACHMENT.UNSUPPORTED'],
    ['half a letter at the end', [Buffer.from([0x61, 0xc3])], 'ATTACHMENT.UNSUPPORTED'],
    [
      'text that becomes binary later',
      [Buffer.alloc(CHUNK_BYTES, 'a'), Buffer.from([0])],
      'ATTACHMENT.UNSUPPORTED',
    ],
    ['more than 10 MB', [PDF, Buffer.alloc(MOST_BYTES)], 'ATTACHMENT.TOO_LARGE'],
  ])('refuses %s', async (_, pieces, code) => {
    await expect(received(pieces)).rejects.toMatchObject({ code });
  });

  it('says so where it breaks off', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(PDF);
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    }
    const file = new IncomingFile(Readable.from(broken(), { objectMode: false }), 'a.pdf');
    const all = async (): Promise<void> => {
      for await (const { bytes } of file.chunks()) expect(bytes.length).toBeGreaterThan(0);
    };
    await expect(all()).rejects.toMatchObject({ code: 'ATTACHMENT.BROKEN_OFF' });
  });
});

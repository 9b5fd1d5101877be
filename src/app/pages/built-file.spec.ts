import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { BuiltFile } from './built-file.js';

const TEXT = Buffer.from('the same again and again; '.repeat(100));

describe('BuiltFile', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['deflate, br;q=0', undefined],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=0.5, BR ;q=0.00, x', 'gzip'],
    ['brotli', undefined],
  ])('for %j is encoded as %s', async (accepted, encoding) => {
    expect((await new BuiltFile('a.js', TEXT).for(accepted)).encoding).toBe(encoding);
  });

  it('is the same text in each encoding, under a tag of its own', async () => {
    const sut = new BuiltFile('a.css', TEXT);
    const [plain, zipped, brotli] = await Promise.all(['', 'gzip', 'br'].map((it) => sut.for(it)));
    expect(plain!.body).toEqual(TEXT);
    expect(gunzipSync(zipped!.body)).toEqual(TEXT);
    expect(brotliDecompressSync(brotli!.body)).toEqual(TEXT);
    expect(new Set([plain, zipped, brotli].map((it) => it!.etag)).size).toBe(3);
    expect((await sut.for('br')).body).toBe(brotli!.body);
  });

  it('is left as it is where that would make it no shorter', async () => {
    for (const [name, content] of [
      ['a.js', Buffer.from('short')],
      ['a.png', TEXT],
      ['a.woff2', TEXT],
    ] as const) {
      expect((await new BuiltFile(name, content).for('br')).encoding).toBeUndefined();
    }
  });

  it('has the type of its name', () => {
    const typeOf = (name: string) => new BuiltFile(name, TEXT).type;
    expect(typeOf('index.html')).toBe('text/html; charset=utf-8');
    expect(typeOf('a-b.1.svg')).toBe('image/svg+xml');
    expect(typeOf('unknown')).toBe('application/octet-stream');
  });
});

import 'reflect-metadata';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textViolation } from '../../platform/common/validation/text.js';
import { cleanIntentName } from '../taxonomy/index.js';
import { ImportRefusedError, ImportTooLargeError } from './example.errors.js';
import { type ExampleRow, readExampleCsv } from './example-csv.js';

function fileOf(content: string | Buffer, chunk = 64 * 1024): Readable {
  const bytes = Buffer.from(content);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += chunk) chunks.push(bytes.subarray(at, at + chunk));
  return Readable.from(chunks);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

async function refusal(content: string | Buffer, chunk?: number): Promise<ImportRefusedError> {
  const error: unknown = await readExampleCsv(fileOf(content, chunk)).catch((it: unknown) => it);
  if (error instanceof ImportRefusedError) return error;
  throw new Error(`not refused: ${JSON.stringify(error)}`);
}

describe('readExampleCsv', () => {
  it.each([
    ['plain', 'text,intent\nwhere is it?,order_status\n'],
    ['no line end', 'text,intent\nwhere is it?,order_status'],
    ['CRLF', 'text,intent\r\nwhere is it?,order_status\r\n'],
    ['a byte order mark', '\ufefftext,intent\nwhere is it?,order_status\n'],
    ['columns the other way round', 'intent,text\norder_status,where is it?\n'],
    ['another case and blanks', ' Text , INTENT \n where is it? ,order_status\n'],
    ['empty lines', 'text,intent\n\nwhere is it?,order_status\n\n'],
    ['quotes', '"text","intent"\n"where is it?","order_status"\n'],
    ['mixed line ends', 'text,intent\r\n\nwhere is it?,order_status\r'],
    ['lines of empty cells', 'text,intent\n,\n , \nwhere is it?,order_status\n,,\n'],
    ['an empty last column', 'text,intent,\nwhere is it?,order_status,\n'],
    ['empty columns in some lines', 'text,intent\nwhere is it?,order_status,,\n'],
    ['a header that comes again', 'text,intent\ntext,intent\nwhere is it?,order_status\n'],
    ['semicolons', 'text;intent\nwhere is it?;order_status\n'],
    ['tabs', 'text\tintent\nwhere is it?\torder_status\n'],
    ['a line that names the delimiter', 'sep=;\r\ntext;intent\r\nwhere is it?;order_status\r\n'],
    ['a name with what nobody sees', 'text,intent\nwhere is it?,\u200border_\u00adstatus\ufeff\n'],
    [
      'UTF-16 with a mark',
      Buffer.from('\ufefftext,intent\nwhere is it?,order_status\n', 'utf16le'),
    ],
    ['UTF-16 without a mark', Buffer.from('text,intent\nwhere is it?,order_status\n', 'utf16le')],
    [
      'big-endian UTF-16',
      Buffer.from('\ufefftext,intent\nwhere is it?,order_status\n', 'utf16le').swap16(),
    ],
  ])('reads %s', async (_, content) => {
    const rows = await readExampleCsv(fileOf(content));
    expect(rows).toEqual([{ text: 'where is it?', intent: 'order_status' }]);
  });

  it.each([1, 3, 64, 1000])('reads long UTF-16 in pieces of %d bytes', async (chunk) => {
    const text = 'Где моя посылка? 你好 🎉'.repeat(9);
    const file = Buffer.from(`\ufefftext;intent\r\n${text};order_status\r\n`, 'utf16le');
    const rows = await readExampleCsv(fileOf(file, chunk));
    expect(rows).toEqual([{ text, intent: 'order_status' }]);
  });

  it('says of Latin-1 what it looks like', async () => {
    const file = Buffer.from('text,intent\nMein Päckchen fehlt,order_status\n', 'latin1');
    expect((await refusal(file)).message).toMatch(/Latin-1 or Windows-1252. Save it as UTF-8/);
  });

  it('reads commas, quotes and line ends within quotes', async () => {
    const rows = await readExampleCsv(fileOf('text,intent\n"He said ""no"",\nthen left",x\n'));
    expect(rows).toEqual([{ text: 'He said "no",\nthen left', intent: 'x' }]);
  });

  it('reads back any rows, however the bytes are cut', async () => {
    const field = (maximum: number) =>
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: maximum })
        .map((it) => it.trim())
        .filter((it) => textViolation(cleanIntentName(it), 100) === undefined);
    const row: fc.Arbitrary<ExampleRow> = fc.record({ text: field(40), intent: field(10) });
    const rows = fc.array(row, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 7 }), async (given, chunk) => {
        const lines = given.map(({ text, intent }) => `${quoted(text)},${quoted(intent)}`);
        const content = ['text,intent', ...lines, ''].join('\r\n');
        const kept = given.map(({ text, intent }) => ({ text, intent: cleanIntentName(intent) }));
        expect(await readExampleCsv(fileOf(content, chunk))).toEqual(kept);
      }),
    );
  });

  it.each([
    ['no header', 'where is it?,order_status\n'],
    ['a column too many', 'text,intent,extra\na,b,c\n'],
    ['a column too few', 'text\na\n'],
    ['one column twice', 'text,text\na,b\n'],
    ['nothing', ''],
    ['only a header', 'text,intent\n'],
    ['an open quote', 'text,intent\n"a,b\n'],
    ['a quote within a field', 'text,intent\na"b,c\n'],
    ['a field too many', 'text,intent\na,b,c\n'],
    ['a field too few', 'text,intent\na\n'],
  ])('refuses %s', async (_, content) => {
    const { message } = await refusal(content);
    expect(message).toMatch(/^Nothing was imported: ./);
  });

  it('says of each bad row where and why', async () => {
    const { message, violations } = await refusal(
      [
        'text,intent',
        'good,a',
        ',b',
        `${'x'.repeat(10_001)},c`,
        '"two\nlines", ',
        'nul\u0000,d',
        `e,${'n'.repeat(101)}`,
        'also good,f',
      ].join('\n'),
    );
    expect(message).toContain('5 rows are wrong');
    expect(violations).toEqual([
      { path: 'line 3, text', message: 'must not be blank' },
      { path: 'line 4, text', message: expect.stringContaining('10000 characters') },
      { path: expect.stringMatching(/^line [56], intent$/), message: 'must not be blank' },
      { path: 'line 7, text', message: 'must not contain control characters' },
      { path: 'line 8, intent', message: expect.stringContaining('100 characters') },
    ]);
  });

  it('counts every bad row and reports the first hundred', async () => {
    const { message, violations } = await refusal(`text,intent\n${' ,a\n'.repeat(150)}`);
    expect(message).toContain('150 rows');
    expect(violations).toHaveLength(100);
  });

  it.each([
    ['a wrong byte', Buffer.from([0x61, 0xff, 0x62])],
    ['half a character at the end', Buffer.from([0x61, 0xe2, 0x82])],
    ['Latin-1', Buffer.from('größe', 'latin1')],
  ])('refuses %s', async (_, bytes) => {
    const content = Buffer.concat([Buffer.from('text,intent\n'), bytes]);
    for (const chunk of [1, 5, 1000]) {
      expect((await refusal(content, chunk)).message).toContain('UTF-8');
    }
  });

  it('fails when the upload breaks off', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from('text,intent\na,b\n'));
      throw new Error('aborted');
    }
    await expect(readExampleCsv(Readable.from(broken()))).rejects.toThrow('aborted');
  });

  it('refuses more than 200,000 rows', async () => {
    const content = `text,intent\n${'a,b\n'.repeat(200_001)}`;
    await expect(readExampleCsv(fileOf(content))).rejects.toThrow(ImportTooLargeError);
  });

  it('refuses more than 64 MiB without holding them', async () => {
    function* endless(): Generator<Buffer> {
      yield Buffer.from('text,intent\n');
      const row = `${'word '.repeat(1_800)},intent\n`;
      for (;;) yield Buffer.from(row);
    }
    await expect(readExampleCsv(Readable.from(endless()))).rejects.toThrow(ImportTooLargeError);
  });
});

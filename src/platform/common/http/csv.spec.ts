import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { writeCsv } from './csv.js';

describe('writeCsv', () => {
  it('quotes only what needs it, and ends every line', () => {
    const rows = [
      ['plain', 1],
      ['a, b', 0.25],
      ['say "hello"', null],
      ['two\nlines', -1],
    ];
    expect(writeCsv(['name', 'value'], rows)).toBe(
      'name,value\r\nplain,1\r\n"a, b",0.25\r\n"say ""hello""",\r\n"two\nlines",-1\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1'])(
    'makes %j no formula',
    (text) => {
      const [[cell]] = parse(writeCsv(['it'], [[text]]), { from_line: 2 }) as [[string]];
      expect(cell).toBe(`'${text}`);
    },
  );

  it('is read back as it was written', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('"', ',', '\r\n', '"",', ' '),
    );
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, (written) => {
        const read = parse(writeCsv(['a', 'b'], written));
        const plain = read
          .slice(1)
          .map((row) => row.map((it) => it.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')));
        expect(plain).toEqual(
          written.map((row) => row.map((it) => it.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))),
        );
      }),
    );
  });
});

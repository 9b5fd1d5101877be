import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fileNameViolation, savedAs } from './attachment-name.js';

describe('fileNameViolation', () => {
  it.each(['cup.jpg', 'Übersicht (2).pdf', '写真.png', '.env', 'a'.repeat(255)])(
    'takes %s',
    (it) => {
      expect(fileNameViolation(it)).toBeUndefined();
    },
  );

  it.each([
    ...['', '  ', '.', '..', '../etc/passwd', 'C:\\a.txt', 'a\nb', 'a\tb', 'a\0b'],
    ...['gnp\u202egpj.exe', '\ud800', 'a'.repeat(256), 7, null, ['a']],
  ])('refuses %j', (it) => {
    expect(fileNameViolation(it)).toEqual(expect.any(String));
  });
});

describe('savedAs', () => {
  it('gives the name to old clients as far as it goes, and whole to all others', () => {
    expect(savedAs('cup "1".jpg')).toBe(
      `attachment; filename="cup _1_.jpg"; filename*=UTF-8''cup%20%221%22.jpg`,
    );
    expect(savedAs("Tür's (50%).pdf")).toBe(
      `attachment; filename="T_r's (50_).pdf"; filename*=UTF-8''T%C3%BCr%27s%20%2850%25%29.pdf`,
    );
  });

  it('is a header of one line whose name is found again, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = savedAs(name);
        expect(header).toMatch(/^attachment; filename="[ -~]*"; filename\*=UTF-8''[\w.~!*%-]*$/);
        expect(decodeURIComponent(header.split("''").at(-1)!)).toBe(name.toWellFormed());
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attachmentType, isText } from './attachment-type.js';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A zip whose first entry has this name and content, as its local header says it. */
function zipOf(entry: string, content = ''): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(entry.length, 26);
  return Buffer.concat([header, latin(`${entry}${content}PK\x01\x02`)]);
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

describe('attachmentType', () => {
  it.each<[string, Buffer, string]>([
    ['a.png', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'image/png'],
    ['a.jpg', latin('\xff\xd8\xff\xe0\0\x10JFIF'), 'image/jpeg'],
    ['a.gif', latin('GIF89a'), 'image/gif'],
    ['a.webp', latin('RIFF\x10\0\0\0WEBPVP8 '), 'image/webp'],
    ['a.heic', latin('\0\0\0\x18ftypheic'), 'image/heic'],
    ['a.pdf', latin('%PDF-1.7\n'), 'application/pdf'],
    ['a.zip', zipOf('a.txt'), 'application/zip'],
    ['a.zip', latin('PK\x05\x06'), 'application/zip'],
    ['a.docx', zipOf('[Content_Types].xml'), `${OFFICE}.wordprocessingml.document`],
    ['A.XLSX', zipOf('_rels/.rels'), `${OFFICE}.spreadsheetml.sheet`],
    ['a.zip', zipOf('[Content_Types].xml'), 'application/zip'],
    ['a.docx', zipOf('a.txt'), 'application/zip'],
    ['a.odt', zipOf('mimetype', `${OPEN}.text`), `${OPEN}.text`],
    ['a.odt', zipOf('mimetype', 'application/else'), 'application/zip'],
    ['a.txt', latin('hello'), 'text/plain'],
    ['a.csv', latin('a,b\n1,2'), 'text/csv'],
    ['a.eml', latin('Subject: <b>'), 'text/plain'],
    ['a', latin('a < b'), 'text/plain'],
  ])('of %s is told by what is in it', (name, head, type) => {
    expect(attachmentType(head, name)).toBe(type);
  });

  it.each<[string, Buffer]>([
    ['a.txt', latin('<!DOCTYPE html>')],
    ['a.png', latin('  \n<svg xmlns="x">')],
    ['a.txt', Buffer.from('\ufeff<script>')],
    ['a.txt', latin('<?xml version="1.0"?>')],
    ['a.txt', latin('#!/bin/sh')],
    ['a.html', latin('hello')],
    ['a.svg', latin('\x89PNG\r\n\x1a\n')],
    ['setup.EXE', latin('hello')],
    ['a.xlsm', zipOf('[Content_Types].xml')],
    ['a.zip', zipOf('META-INF/MANIFEST.MF')],
  ])('is none of %s, which would be run or shown as a page', (name, head) => {
    expect(attachmentType(head, name)).toBeUndefined();
  });

  it('takes nothing that begins as a page does for text, whatever follows', () => {
    const begin = fc.constantFrom('<html', '<SVG', '<!--', '<?xml', '#!');
    const space = fc.constantFrom('', ' ', '\n\t', '\ufeff');
    fc.assert(
      fc.property(space, begin, fc.string(), (before, page, rest) => {
        expect(attachmentType(Buffer.from(before + page + rest), 'a.txt')).toBeUndefined();
      }),
    );
  });

  it('is the same for whatever follows the first 256 bytes', () => {
    const bytes = fc.uint8Array({ minLength: 256, maxLength: 300 });
    fc.assert(
      fc.property(bytes, fc.uint8Array(), (head, rest) => {
        const alone = attachmentType(Buffer.from(head.subarray(0, 256)), 'a.bin');
        const more = Buffer.concat([head.subarray(0, 256), rest]);
        expect(attachmentType(more, 'a.bin')).toBe(alone);
      }),
    );
  });
});

describe('isText', () => {
  it('is so of text and tables alone', () => {
    expect([isText('text/plain'), isText('text/csv'), isText('image/png')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { ArgumentMetadata } from '@nestjs/common';
import fc from 'fast-check';
import { ValidationError } from '../errors/request-errors.js';
import { IdPipe, MAX_ID } from './id.pipe.js';

const sut = new IdPipe();
const ID: ArgumentMetadata = { type: 'param', data: 'exampleId' };

describe('IdPipe', () => {
  it('reads every id that the database can hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_ID }), (id) => sut.transform(`${id}`, ID) === id),
    );
    expect(sut.transform(`${MAX_ID}`, ID)).toBe(MAX_ID);
  });

  it.each([
    '',
    '0',
    '-1',
    '01',
    '+1',
    '1.0',
    '1e3',
    '0x1',
    ' 1',
    '1\n',
    'abc',
    '١',
    `${MAX_ID + 1}`,
  ])('refuses %j', (text) => {
    expect(() => sut.transform(text, ID)).toThrow(ValidationError);
  });

  it('names the parameter', () => {
    expect(() => sut.transform('x', ID)).toThrow('exampleId: must be an integer');
    expect(() => sut.transform('x', { type: 'param' })).toThrow('id: must be an integer');
  });

  it('gives an id within bounds or a ValidationError', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          const id = sut.transform(text, ID);
          expect(String(id)).toBe(text);
        } catch (error) {
          expect(error).toBeInstanceOf(ValidationError);
        }
      }),
    );
  });
});

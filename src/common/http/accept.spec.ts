import { expect, it } from 'vitest';
import { prefersCsv } from './accept.js';

it.each([
  [undefined, false],
  ['', false],
  ['*/*', false],
  ['application/json', false],
  ['text/csv', true],
  ['TEXT/CSV; charset=utf-8', true],
  ['text/*', true],
  ['text/csv, */*', false],
  ['text/csv, */*;q=0.8', true],
  ['text/csv;q=0.5, application/json;q=0.9', false],
  ['application/json;q=0.5,text/csv;q=0.9', true],
  ['text/csv;q=0', false],
  ['text/html,application/xhtml+xml,*/*;q=0.8', false],
  [';;,q=,text/csv;q=much', false],
])('prefersCsv(%j) is %s', (accept, expected) => {
  expect(prefersCsv(accept)).toBe(expected);
});

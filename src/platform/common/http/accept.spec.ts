import { expect, it } from '@jest/globals';
import { prefers } from './accept.js';

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
])('CSV is preferred by %j: %s', (accept, expected) => {
  expect(prefers('text/csv', accept)).toBe(expected);
});

it.each([
  [undefined, false],
  ['application/json', false],
  ['application/*', false],
  ['application/x-ndjson', true],
  ['Application/X-NDJSON ; q=0.3', true],
  ['application/x-ndjson;q=0', false],
  ['application/x-ndjson;q=0.1, application/json', false],
  ['application/x-ndjson, application/json;q=0.9', true],
])('lines are preferred by %j: %s', (accept, expected) => {
  expect(prefers('application/x-ndjson', accept)).toBe(expected);
});

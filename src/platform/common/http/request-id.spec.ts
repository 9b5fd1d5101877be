import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { requestIdOf } from './request-id.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function requestWith(id?: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  if (id !== undefined) request.headers['x-request-id'] = id;
  return request;
}

describe('requestIdOf', () => {
  it.each(['a', 'web-1:42.7_x', 'A'.repeat(128)])('keeps the harmless %s', (id) => {
    expect(requestIdOf(requestWith(id))).toBe(id);
  });

  it.each(['', 'two words', 'a\nb', 'a\r\nset-cookie: x', '"quoted"', 'ümlaut', 'A'.repeat(129)])(
    'replaces %j',
    (id) => {
      expect(requestIdOf(requestWith(id))).toMatch(UUID);
    },
  );

  it('makes a new one for each request without', () => {
    expect(requestIdOf(requestWith())).not.toBe(requestIdOf(requestWith()));
  });

  it('is always harmless', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        expect(requestIdOf(requestWith(id))).toMatch(/^[\w.:-]{1,128}$(?!\n)/);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readClientMessage } from './live-message.js';

describe('readClientMessage', () => {
  it.each([
    { type: 'hello', token: 'x' },
    { type: 'hello', token: 'x', after: 'y' },
    { type: 'token', token: 'x' },
    { type: 'probe' },
    { type: 'viewing', conversationId: 1 },
    { type: 'viewing', conversationId: null },
    { type: 'typing', conversationId: 1, mode: 'note' },
  ])('reads %j', (message) => {
    expect(readClientMessage(JSON.stringify(message))).toEqual(message);
  });

  it.each([
    '',
    'hello',
    'null',
    '1',
    '[]',
    '{}',
    '{"type":1}',
    '{"type":"hello"}',
    '{"type":"hello","token":""}',
    '{"type":"hello","token":"x","after":1}',
    '{"type":"token"}',
    '{"type":"viewing"}',
    '{"type":"viewing","conversationId":0}',
    '{"type":"viewing","conversationId":"1"}',
    '{"type":"typing","conversationId":1}',
    '{"type":"typing","conversationId":1.5,"mode":"reply"}',
  ])('takes %s for no message', (text) => {
    expect(readClientMessage(text)).toBeUndefined();
  });

  it('lets what later versions say pass', () => {
    expect(readClientMessage('{"type":"waving"}')).toEqual({ type: 'unknown' });
  });

  it('throws at nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => (readClientMessage(text), true)));
    fc.assert(fc.property(fc.json(), (text) => (readClientMessage(text), true)));
  });
});

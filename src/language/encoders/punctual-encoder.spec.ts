import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { EncoderError } from './encoder.errors.js';
import { PunctualEncoder } from './punctual-encoder.js';
import { SentenceEncoder } from './sentence-encoder.js';

const VECTOR = Float32Array.of(0.6, 0.8);

class MoodyEncoder extends SentenceEncoder {
  readonly id = 'moody';
  mood: 'good' | 'failing' | 'late' | 'throwing' = 'good';
  asked = 0;
  givenUp = 0;

  encode(_texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    this.asked++;
    signal?.addEventListener('abort', () => this.givenUp++);
    if (this.mood === 'throwing') throw new Error('at once');
    if (this.mood === 'good') return Promise.resolve([VECTOR]);
    if (this.mood === 'late') return sleep(50).then(() => [VECTOR]);
    return Promise.reject(new EncoderError('ENCODER.UNAVAILABLE', 'no'));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

describe('PunctualEncoder', () => {
  it('gives the vector', async () => {
    const sut = new PunctualEncoder(new MoodyEncoder());
    expect(await sut.encodeWithin('hello', 1000)).toBe(VECTOR);
    expect(sut.state).toBe('ok');
  });

  it.each(['failing', 'late', 'throwing'] as const)(
    'goes on without when it is %s',
    async (mood) => {
      const encoder = new MoodyEncoder();
      encoder.mood = mood;
      const sut = new PunctualEncoder(encoder);
      expect(await sut.encodeWithin('hello', 5)).toBeUndefined();
      expect(encoder.givenUp).toBe(mood === 'late' ? 1 : 0);
      expect(sut.state).toBe('ok');
    },
  );

  it('does not ask for 10 s after five failures, then tries one', async () => {
    let now = 0;
    const encoder = new MoodyEncoder();
    encoder.mood = 'failing';
    const sut = new PunctualEncoder(encoder, () => now);
    for (let i = 0; i < 8; i++) expect(await sut.encodeWithin('hello', 1000)).toBeUndefined();
    expect(encoder.asked).toBe(5);
    expect(sut.state).toBe('degraded');
    encoder.mood = 'good';
    now = 9_999;
    expect(await sut.encodeWithin('hello', 1000)).toBeUndefined();
    now = 10_000;
    expect(await sut.encodeWithin('hello', 1000)).toBe(VECTOR);
    expect(sut.state).toBe('ok');
  });
});

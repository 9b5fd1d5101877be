import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { until } from '../../../test/support/until.js';
import { loadSettings } from '../../platform/config/index.js';
import { ConfiguredEncoder } from './configured-encoder.js';
import { EncoderError } from './encoder.errors.js';
import { MessageEncoder } from './message-encoder.js';
import { SentenceEncoder } from './sentence-encoder.js';

const VECTOR = Float32Array.of(1);

class MoodyEncoder extends SentenceEncoder {
  readonly id = 'moody';
  isWell = true;
  readonly asked: string[] = [];

  encode([text = '']: readonly string[]): Promise<Float32Array[]> {
    this.asked.push(text);
    if (this.isWell) return Promise.resolve([VECTOR]);
    return Promise.reject(new EncoderError('ENCODER.UNAVAILABLE', 'no'));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const SETTINGS = loadSettings({});

function aMessageEncoder(encoder: SentenceEncoder | undefined): MessageEncoder {
  const of = (id: string | null) => (id === encoder?.id ? encoder : undefined);
  return new MessageEncoder({ encoder, of } as ConfiguredEncoder, SETTINGS);
}

describe('MessageEncoder', () => {
  let warn: jest.SpiedFunction<Logger['warn']>;

  beforeEach(() => {
    warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is off, and gives nothing, without an encoder', async () => {
    const sut = aMessageEncoder(undefined);
    sut.onApplicationBootstrap();
    expect([sut.id, sut.state, await sut.encode('hello')]).toEqual([null, 'off', undefined]);
  });

  it('gives vectors, the first of them before anybody asks', async () => {
    const encoder = new MoodyEncoder();
    const sut = aMessageEncoder(encoder);
    sut.onApplicationBootstrap();
    expect(encoder.asked).toHaveLength(1);
    expect(await sut.encode('where is it?')).toBe(VECTOR);
    expect([sut.id, sut.state]).toEqual(['moody', 'ok']);
  });

  it('says once that it goes on without vectors', async () => {
    const encoder = new MoodyEncoder();
    encoder.isWell = false;
    const sut = aMessageEncoder(encoder);
    for (let i = 0; i < 8; i++) expect(await sut.encode('hello')).toBeUndefined();
    expect(sut.state).toBe('degraded');
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it('starts without a server that is not there yet', async () => {
    const encoder = new MoodyEncoder();
    encoder.isWell = false;
    const sut = aMessageEncoder(encoder);
    sut.onApplicationBootstrap();
    await until(() => warn.mock.calls).toHaveLength(1);
    expect(sut.state).toBe('ok');
  });
});

describe('ConfiguredEncoder', () => {
  const idOf = (environment: Record<string, string>) =>
    new ConfiguredEncoder(loadSettings(environment)).encoder?.id;

  it('is what the settings say', () => {
    const endpoint = { ENCODER_URL: 'http://127.0.0.1:1/v1', ENCODER_MODEL: 'bge' };
    expect(idOf({})).toBe('all-minilm-l6-v2');
    expect(idOf({ ENCODER: 'universal' })).toBe('universal-sentence-encoder-lite');
    expect(idOf({ ENCODER: 'off', ...endpoint })).toBeUndefined();
    expect(idOf({ ENCODER: 'endpoint', ...endpoint })).toBe('endpoint:bge');
  });
});

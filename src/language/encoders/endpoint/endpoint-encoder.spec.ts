import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../../test/support/until.js';
import { EndpointEncoder } from './endpoint-encoder.js';
import type { EndpointOptions } from './endpoint-options.js';

const KEY = 'sk-secret-0815';

interface Asked {
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly model: string;
  readonly input: string[];
}

type Answer = (response: ServerResponse, asked: Asked, request: IncomingMessage) => void;

const closings: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

/** A server that gives one answer after another, the last one for ever. */
async function aServer(...answers: Answer[]) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { url, headers } = request;
      asked.push({ url, authorization: headers.authorization, ...JSON.parse(body) });
      const answer = answers[Math.min(asked.length, answers.length) - 1]!;
      answer(response, asked.at(-1)!, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closings.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` };
}

function anEncoder(url: string, options: Partial<EndpointOptions> = {}): EndpointEncoder {
  const sut = new EndpointEncoder({ url, model: 'small', apiKey: KEY, ...options });
  closings.push(() => sut.close());
  return sut;
}

const reply = (response: ServerResponse, data: unknown) => response.end(JSON.stringify({ data }));
/** The length of each text and 1, in reverse order. */
const good: Answer = (response, { input }) =>
  reply(response, input.map((text, index) => ({ index, embedding: [text.length, 1] })).reverse());
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end(`no, ${KEY}`);
const hang: Answer = () => undefined;
const hangingBody: Answer = (response) => {
  response.writeHead(200);
  response.write('{"data": [');
};
const reset: Answer = (_response, _asked, request) => request.socket.destroy();
const vector = (first: number) =>
  Float32Array.of(first / Math.hypot(first, 1), 1 / Math.hypot(first, 1));

async function failureOf(work: Promise<unknown>): Promise<Error & { code: string }> {
  const error = await work.then(
    (): never => {
      throw new Error('it should have failed');
    },
    (reason: unknown) => reason as Error & { code: string },
  );
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(KEY);
  return error;
}

describe('EndpointEncoder', () => {
  it('asks as OpenAI’s clients do, in batches of 64', async () => {
    const { url, asked } = await aServer(good);
    const sut = anEncoder(url);
    const texts = Array.from({ length: 130 }, (_, i) => 'x'.repeat(i + 1));
    const vectors = await sut.encode(texts);
    expect(vectors).toEqual(texts.map((text) => vector(text.length)));
    expect(asked.map(({ input }) => input.length)).toEqual([64, 64, 2]);
    expect(asked[0]).toMatchObject({
      url: '/v1/embeddings',
      authorization: `Bearer ${KEY}`,
      model: 'small',
    });
    expect(sut.id).toBe('endpoint:small');
    expect(await sut.encode([])).toEqual([]);
  });

  it('takes many calls at once without a warning', async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error) => warnings.push(warning);
    process.on('warning', warn);
    const { url } = await aServer(good);
    const sut = anEncoder(url);
    await Promise.all(Array.from({ length: 50 }, () => sut.encode(['abc'])));
    process.off('warning', warn);
    expect(warnings).toEqual([]);
  });

  it('does without a key', async () => {
    const { url, asked } = await aServer(good);
    await anEncoder(`${url}/`, { apiKey: undefined }).encode(['a']);
    expect(asked[0]).toMatchObject({ url: '/v1/embeddings', authorization: undefined });
  });

  it.each([
    ['status 500', status(500)],
    ['status 429', status(429, { 'retry-after': '0' })],
    ['a broken connection', reset],
  ])('tries again after %s', async (_, answer) => {
    const { url, asked } = await aServer(answer, answer, good);
    expect(await anEncoder(url).encode(['abc'])).toEqual([vector(3)]);
    expect(asked).toHaveLength(3);
  });

  it('tries again when an attempt takes too long', async () => {
    const { url, asked } = await aServer(hang, good);
    const sut = anEncoder(url, { attemptTimeoutMs: 100 });
    expect(await sut.encode(['abc'])).toEqual([vector(3)]);
    expect(asked).toHaveLength(2);
  });

  it('gives up after two retries', async () => {
    const { url, asked } = await aServer(status(503));
    const error = await failureOf(anEncoder(url).encode(['abc']));
    expect(error).toMatchObject({ name: 'EncoderError', code: 'ENCODER.UNAVAILABLE' });
    expect(error.message).toContain('503');
    expect(asked).toHaveLength(3);
  });

  it('does not wait beyond the deadline, whatever Retry-After says', async () => {
    const { url, asked } = await aServer(status(429, { 'retry-after': '3600' }));
    const error = await failureOf(anEncoder(url).encode(['abc']));
    expect(error.code).toBe('ENCODER.UNAVAILABLE');
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['hangs', hang],
    ['hangs in the middle', hangingBody],
  ])('fails in time when the server %s', async (_, answer) => {
    const { url } = await aServer(answer);
    const error = await failureOf(anEncoder(url, { deadlineMs: 150 }).encode(['abc']));
    expect(error.code).toBe('ENCODER.TIMEOUT');
  });

  it.each([400, 401, 404, 302])('does not try again after status %i', async (code) => {
    const { url, asked } = await aServer(status(code));
    const error = await failureOf(anEncoder(url).encode(['abc']));
    expect(error.code).toBe('ENCODER.UNAVAILABLE');
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['garbage', (response: ServerResponse) => response.end('<html>')],
    ['an empty body', (response: ServerResponse) => response.end()],
    ['too few vectors', (response: ServerResponse) => reply(response, [])],
    ['NaN', (response: ServerResponse) => response.end('{"data":[{"index":0,"embedding":[NaN]}]}')],
    ['strings', (response: ServerResponse) => reply(response, [{ index: 0, embedding: ['1'] }])],
  ])('refuses %s', async (_, answer) => {
    const { url, asked } = await aServer(answer);
    const error = await failureOf(anEncoder(url).encode(['abc']));
    expect(error.code).toBe('ENCODER.BAD_RESPONSE');
    expect(asked).toHaveLength(1);
  });

  it('refuses another dimension than before', async () => {
    const three: Answer = (response) => reply(response, [{ index: 0, embedding: [1, 2, 3] }]);
    const { url } = await aServer(good, three);
    const sut = anEncoder(url);
    await sut.encode(['abc']);
    expect((await failureOf(sut.encode(['abc']))).code).toBe('ENCODER.BAD_RESPONSE');
  });

  it('does not ask for 30 s after five failures in a row, then tries one', async () => {
    let now = 0;
    const bad = status(400);
    const { url, asked } = await aServer(bad, bad, bad, bad, bad, good);
    const sut = anEncoder(url, { now: () => now });
    for (let i = 0; i < 7; i++) {
      expect((await failureOf(sut.encode(['abc']))).code).toBe('ENCODER.UNAVAILABLE');
    }
    expect(asked).toHaveLength(5);
    now = 30_000;
    expect(await sut.encode(['abc'])).toEqual([vector(3)]);
  });

  it('ends when the caller gives up, which is no failure of the server', async () => {
    const { url, asked } = await aServer(hang, hang, hang, hang, hang, good);
    const sut = anEncoder(url);
    for (let i = 0; i < 5; i++) {
      const controller = new AbortController();
      const work = sut.encode(['abc'], controller.signal);
      await until(() => asked.length).toBe(i + 1);
      controller.abort(new Error('enough'));
      await expect(work).rejects.toThrow('enough');
    }
    expect(await sut.encode(['abc'])).toEqual([vector(3)]);
  });

  it('ends what is under way when it is closed', async () => {
    const { url, asked } = await aServer(hang);
    const sut = anEncoder(url);
    const work = failureOf(sut.encode(['abc']));
    await until(() => asked.length).toBe(1);
    await sut.close();
    expect((await work).code).toBe('ENCODER.CLOSED');
    expect((await failureOf(sut.encode(['abc']))).code).toBe('ENCODER.CLOSED');
  });

  it('says nothing of a secret in its settings', () => {
    const refusal = (options: Partial<EndpointOptions>) => {
      try {
        anEncoder('http://localhost', options);
      } catch (error) {
        return inspect(error);
      }
      throw new Error('it should have been refused');
    };
    expect(refusal({ apiKey: `${KEY}\n` })).not.toContain(KEY);
    expect(refusal({ url: `http://me:${KEY}@localhost` })).not.toContain(KEY);
    expect(refusal({ url: `ftp://localhost/${KEY}` })).not.toContain(KEY);
    expect(refusal({ url: KEY })).not.toContain(KEY);
  });
});

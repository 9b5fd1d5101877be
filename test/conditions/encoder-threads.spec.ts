import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import type * as Encoder from '../../src/language/encoders/builtin/builtin-encoder.js';

// The built one: a thread cannot be started from a TypeScript source.
const BUILT = new URL('../../dist/language/encoders/builtin/builtin-encoder.js', import.meta.url)
  .pathname;

let built: typeof Encoder;
let sut: Encoder.BuiltinEncoder;

function start(options?: Encoder.BuiltinEncoderOptions): void {
  sut = new built.BuiltinEncoder('all-minilm-l6-v2', options);
}

const texts = (count: number) => Array.from({ length: count }, (_, i) => `Where is order ${i}?`);

beforeAll(async () => {
  built = (await import(BUILT)) as typeof Encoder;
});

afterEach(() => sut.close());

test('vectors come in the order of the texts, whatever rounds they share', async () => {
  start({ threads: 2 });
  const all = texts(50);
  const [together, ...alone] = await Promise.all([
    sut.encode(all),
    ...all.map((text) => sut.encode([text])),
  ]);
  expect(together).toHaveLength(50);
  expect(alone.map(([vector]) => vector)).toEqual(together);
  expect(new Set(together.map((vector) => vector.join())).size).toBe(50);
  for (const vector of together) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  expect(await sut.encode([])).toEqual([]);
});

test('texts of requests go before those of a training', async () => {
  start();
  let isDone = false;
  const bulk = sut.encode(texts(400)).then((vectors) => {
    isDone = true;
    return vectors;
  });
  await sut.encode(['Where is my card?']);
  expect(isDone).toBe(false);
  expect(await bulk).toHaveLength(400);
});

test('what is beyond the waiting line is refused at once', async () => {
  start({ waitingLimit: 100 });
  const bulk = sut.encode(texts(200));
  await expect(sut.encode(texts(100))).rejects.toMatchObject({ code: 'ENCODER.OVERLOADED' });
  const requests = texts(140).map((text) => sut.encode([text]));
  const results = await Promise.allSettled(requests);
  const refused = results.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThanOrEqual(30);
  expect(refused.length).toBeLessThanOrEqual(40);
  expect(await bulk).toHaveLength(200);
});

test('whoever gives up leaves the line', async () => {
  start({ waitingLimit: 100 });
  const controller = new AbortController();
  const bulk = sut.encode(texts(200), controller.signal);
  controller.abort(new Error('enough'));
  await expect(bulk).rejects.toThrow('enough');
  expect(await sut.encode(texts(100))).toHaveLength(100);
  await expect(sut.encode(['late'], controller.signal)).rejects.toThrow('enough');
});

test('a thread that broke down rejects its round, and another one takes over', async () => {
  start();
  const breaking = sut.encode([42 as unknown as string]);
  const next = Promise.all(texts(20).map((text) => sut.encode([text])));
  await expect(breaking).rejects.toMatchObject({ code: 'ENCODER.UNAVAILABLE' });
  expect(await next).toHaveLength(20);
});

test('closing rejects what is under way and what comes later', async () => {
  start();
  const [first, second] = [sut.encode(texts(3)), sut.encode(texts(300))];
  await Promise.all([
    expect(first).rejects.toMatchObject({ code: 'ENCODER.CLOSED' }),
    expect(second).rejects.toMatchObject({ code: 'ENCODER.CLOSED' }),
    sut.close(),
  ]);
  await expect(sut.encode(['late'])).rejects.toMatchObject({ code: 'ENCODER.CLOSED' });
});

test('a thread keeps the process alive while it works, and no longer', async () => {
  start();
  const script = `
    import('${BUILT}').then(async ({ BuiltinEncoder }) => {
      const [vector] = await new BuiltinEncoder('all-minilm-l6-v2').encode(['hello']);
      console.log(vector.length);
    });`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
    timeout: 30_000,
  });
  expect(stdout.trim()).toBe('384');
});

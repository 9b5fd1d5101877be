import { describe, expect, it, jest } from '@jest/globals';
import { problem } from '../../../platform/common/errors/problem.js';
import type { Replay } from './replay.js';
import { replayLines } from './replay-lines.js';

const BROKEN = problem(500, 'INTERNAL', 'broken', 'request');
const describeIt = () => BROKEN;

async function linesOf(replay: Replay, atLine: (count: number) => void = () => undefined) {
  const lines: object[] = [];
  for await (const line of replayLines(replay, describeIt)) atLine(lines.push(line));
  return lines;
}

describe('replayLines', () => {
  it('tells the progress first and the result last', async () => {
    const view = { tickets: 2 } as Awaited<Replay['result']>;
    const lines = await linesOf({
      progress: { done: 0, total: 2 },
      result: Promise.resolve(view),
    });
    expect(lines).toEqual([{ progress: { done: 0, total: 2 } }, { result: view }]);
  });

  it('tells what went wrong', async () => {
    const result = Promise.reject(new Error('broken'));
    const lines = await linesOf({ progress: { done: 0, total: 2 }, result });
    expect(lines.at(-1)).toEqual({ error: BROKEN });
  });

  it('gives signs of life until then', async () => {
    jest.useFakeTimers();
    try {
      let end: (view: Awaited<Replay['result']>) => void = () => undefined;
      const result = new Promise<Awaited<Replay['result']>>((resolve) => (end = resolve));
      const lines = linesOf({ progress: { done: 0, total: 2 }, result }, (count) => {
        if (count === 4) end({ tickets: 2 } as Awaited<Replay['result']>);
      });
      await jest.advanceTimersByTimeAsync(5_000);
      expect((await lines).map((line) => Object.keys(line)[0])).toEqual([
        'progress',
        'progress',
        'progress',
        'progress',
        'result',
      ]);
    } finally {
      jest.useRealTimers();
    }
  });
});

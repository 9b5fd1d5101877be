import { beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { NestLogger } from './nest-logger.js';

let lines: Record<string, unknown>[];
let sut: NestLogger;

beforeEach(() => {
  lines = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as (typeof lines)[number]);
  sut = new NestLogger(pino({ level: 'trace' }, { write }));
});

describe('NestLogger', () => {
  it.each([
    ['verbose', 10],
    ['debug', 20],
    ['log', 30],
    ['warn', 40],
    ['error', 50],
    ['fatal', 60],
  ] as const)('writes what is said by %s with its context', (method, level) => {
    sut[method]('a message', 'Training');
    expect(lines).toMatchObject([{ level, msg: 'a message', context: 'Training' }]);
  });

  it('keeps what Nest announces at every start out of the usual log', () => {
    sut.log('AppModule dependencies initialized', 'InstanceLoader');
    expect(lines).toMatchObject([{ level: 20 }]);
  });

  it('keeps the stack of an error', () => {
    sut.error('broken', 'Error: broken\n    at …', 'Training');
    expect(lines).toMatchObject([{ stack: 'Error: broken\n    at …', context: 'Training' }]);
  });

  it('writes what has no context, whatever it is', () => {
    sut.log(new Error('broken'));
    sut.warn(7, { no: 'context' });
    expect(lines.map(({ msg }) => msg)).toEqual(['Error: broken', '7']);
    expect(lines.every((line) => !('context' in line))).toBe(true);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { NotFoundException } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { describeError } from './describe-error.js';
import { DomainError } from './domain-error.js';

class FullError extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'SHELF.FULL';
  override readonly retryAfter = 7;
  override readonly members = { free: 0 };
  override readonly violations = [{ path: 'rows[3]', message: 'does not fit' }];
}

let logged: Record<string, unknown>[];
let request: { id: string; log: FastifyBaseLogger };

beforeEach(() => {
  logged = [];
  const write = (line: string): void =>
    void logged.push(JSON.parse(line) as (typeof logged)[number]);
  request = { id: 'r-1', log: pino({}, { write }) };
});

describe('describeError', () => {
  it('says what an expected failure says of itself, and logs nothing', () => {
    const { body, retryAfter } = describeError(new FullError('There is no room.'), request);
    expect(body).toMatchObject({
      status: 503,
      code: 'SHELF.FULL',
      detail: 'There is no room.',
      requestId: 'r-1',
      free: 0,
      errors: [{ path: 'rows[3]', message: 'does not fit' }],
    });
    expect(retryAfter).toBe(7);
    expect(logged).toEqual([]);
  });

  it('says of a database that is away when to ask again', () => {
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const { body, retryAfter } = describeError(away, request);
    expect(body).toMatchObject({ status: 503, code: 'DATABASE.UNAVAILABLE' });
    expect(retryAfter).toBe(5);
    expect(logged).toMatchObject([{ msg: 'database unavailable' }]);
  });

  it('takes over what the HTTP layer refuses', () => {
    expect(describeError(new NotFoundException(), request).body.status).toBe(404);
    expect(logged).toEqual([]);
  });

  it.each([new Error('the secret is s3cr3t'), 's3cr3t', null])(
    'shows nothing of what was not expected, and logs it: %p',
    (error) => {
      const { body } = describeError(error, request);
      expect(body).toMatchObject({ status: 500, code: 'INTERNAL' });
      expect(body.detail).toContain('r-1');
      expect(JSON.stringify(body)).not.toContain('s3cr3t');
      expect(logged).toMatchObject([{ error: String(error), msg: 'unexpected error' }]);
      expect(logged[0]).not.toHaveProperty('stack');
    },
  );

  it('logs where it came from while debugging', () => {
    describeError(new Error('broken'), request, true);
    describeError('broken', request, true);
    expect(logged[0]!['stack']).toMatch(/^Error: broken\n +at /);
    expect(logged[1]).not.toHaveProperty('stack');
  });
});

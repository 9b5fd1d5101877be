import { HttpException, NotFoundException } from '@nestjs/common';
import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { describeHttpFailure } from './http-failures.js';

function failure(properties: object): Error {
  return Object.assign(new Error('internal detail'), properties);
}

describe('describeHttpFailure', () => {
  it.each<[Error, number, string?]>([
    [failure({ code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 }), 413, 'REQUEST.TOO_LARGE'],
    [
      failure({ code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }),
      415,
      'REQUEST.UNSUPPORTED_MEDIA_TYPE',
    ],
    [new HttpException('x', 413, { cause: failure({ code: 'FST_ERR_CTP_BODY_TOO_LARGE' }) }), 413],
    [new NotFoundException('Cannot GET /x'), 404, 'ROUTE.NOT_FOUND'],
    [failure({ statusCode: 414 }), 414, 'REQUEST.URI_TOO_LONG'],
    [failure({ statusCode: 418 }), 418, 'REQUEST.REFUSED'],
    [Object.assign(new SyntaxError('x'), { statusCode: 400 }), 400, 'REQUEST.MALFORMED_JSON'],
  ])('%s: %i', (error, status, code) => {
    const described = describeHttpFailure(error);
    expect(described).toMatchObject({ status, ...(code && { code }) });
    expect(described?.detail).not.toContain('internal detail');
  });

  it.each([
    [new Error('a mistake of ours')],
    [failure({ statusCode: 500 })],
    [failure({ code: 'constructor' })],
    [failure({ code: '__proto__' })],
    [new HttpException('x', 502)],
    ['text'],
    [undefined],
    [null],
  ])('knows nothing of %s', (error) => {
    expect(describeHttpFailure(error)).toBeUndefined();
  });
});

import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { HttpException, NotFoundException } from '@nestjs/common';
import { describeHttpFailure } from './http-failures.js';

function failure(properties: object): Error {
  return Object.assign(new Error('internal detail'), properties);
}

describe('describeHttpFailure', () => {
  const failures: [error: Error, status: number, code?: string][] = [
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
  ];

  // Jest would put the whole stack of an error into the name.
  it.each(failures.map(([error, ...rest]) => ({ error, rest, name: String(error) })))(
    '$name: $rest.0',
    ({ error, rest: [status, code] }) => {
      const described = describeHttpFailure(error);
      expect(described).toMatchObject({ status, ...(code && { code }) });
      expect(described?.detail).not.toContain('internal detail');
    },
  );

  const strangers: unknown[] = [
    new Error('a mistake of ours'),
    failure({ statusCode: 500 }),
    failure({ code: 'constructor' }),
    failure({ code: '__proto__' }),
    new HttpException('x', 502),
    'text',
    undefined,
    null,
  ];

  it.each(strangers.map((error) => ({ error, name: String(error) })))(
    'knows nothing of $name',
    ({ error }) => {
      expect(describeHttpFailure(error)).toBeUndefined();
    },
  );
});

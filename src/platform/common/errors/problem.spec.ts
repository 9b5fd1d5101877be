import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { expectThat } from '../../../../test/support/expect-that.js';
import { problem, STATUS_OF } from './problem.js';

describe('problem', () => {
  it('is complete', () => {
    expect(problem(404, 'TICKET.NOT_FOUND', 'There is no ticket 17.', 'r1')).toEqual({
      type: 'urn:problem:ticket.not_found',
      title: 'Not Found',
      status: 404,
      detail: 'There is no ticket 17.',
      code: 'TICKET.NOT_FOUND',
      requestId: 'r1',
      errors: [],
    });
  });

  it('names what is wrong', () => {
    const errors = [{ path: 'message', message: 'must not be blank' }];
    expect(problem(400, 'REQUEST.INVALID', 'x', 'r', errors).errors).toBe(errors);
  });

  it('has a title for every kind of failure, none of which is ours', () => {
    for (const [kind, status] of Object.entries(STATUS_OF)) {
      expectThat(problem(status, 'X', 'x', 'r').title, kind).not.toBe('Error');
      expectThat(status === 503 || (status >= 400 && status < 500), kind).toBe(true);
    }
  });
});

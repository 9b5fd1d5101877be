import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { isDatabaseAway } from './database-away.js';

function withCode(code: string, message = 'x'): Error {
  return Object.assign(new Error(message), { code });
}

describe('isDatabaseAway', () => {
  it.each([
    ['08006', 'connection failure'],
    ['53100', 'disk full'],
    ['53200', 'out of memory'],
    ['53300', 'too many connections'],
    ['58030', 'I/O error'],
    ['25006', 'read-only: a standby, or a managed server whose disk is nearly full'],
    ['57P01', 'shutdown by an operator'],
    ['57P03', 'still starting'],
    ['57014', 'statement timeout'],
    ['25P03', 'idle transaction timeout'],
    ['ECONNREFUSED', 'nobody listens'],
    ['ECONNRESET', 'connection lost'],
    ['EAI_AGAIN', 'name server away'],
  ])('%s, %s', (code) => {
    const error = withCode(code);
    expect(isDatabaseAway(error)).toBe(true);
    expect(isDatabaseAway(new QueryFailedError('SELECT 1', [], error))).toBe(true);
    expect(isDatabaseAway(new AggregateError([new Error('other'), error]))).toBe(true);
  });

  it.each(['ENOENT', 'EAGAIN'])('a socket where nobody answers: %s', (code) => {
    expect(isDatabaseAway(Object.assign(withCode(code), { syscall: 'connect' }))).toBe(true);
    expect(isDatabaseAway(Object.assign(withCode(code), { syscall: 'open' }))).toBe(false);
  });

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'timeout expired',
    'too many wait for a connection already',
    'Cannot use a pool after calling end on the pool',
    'Client has encountered a connection error and is not queryable',
  ])('pg says: %s', (message) => {
    expect(isDatabaseAway(new Error(message))).toBe(true);
  });

  it.each([new QueryRunnerAlreadyReleasedError(), new QueryRunnerProviderAlreadyReleasedError()])(
    'TypeORM says: %s',
    (error) => {
      expect(isDatabaseAway(error)).toBe(true);
    },
  );

  it.each([
    ['23505', 'unique violation'],
    ['23503', 'foreign key violation'],
    ['42P01', 'unknown table'],
    ['22008', 'time out of range'],
    ['42601', 'syntax error'],
  ])('not %s, %s: that is a mistake of ours', (code) => {
    const error = withCode(code);
    expect(isDatabaseAway(error)).toBe(false);
    expect(isDatabaseAway(new QueryFailedError('SELECT 1', [], error))).toBe(false);
  });

  it('never throws, and believes only errors', () => {
    fc.assert(fc.property(fc.anything(), (value) => !isDatabaseAway(value)));
    expect(isDatabaseAway({ code: '08006' })).toBe(false);
  });

  it('does not run in circles', () => {
    const error = withCode('42P01');
    expect(isDatabaseAway(Object.assign(error, { driverError: error }))).toBe(false);
  });
});

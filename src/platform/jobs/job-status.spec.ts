import { expect, it } from '@jest/globals';
import { isEnd, JOB_STATUSES } from './job-status.js';

it('nothing more happens to a job that is completed, failed or cancelled', () => {
  expect(JOB_STATUSES.filter(isEnd)).toEqual(['completed', 'failed', 'cancelled']);
});

export { isUnderWay, type Job, jobQuery, type JobStatus, STATUSES } from './job.js';
export { JobBadge } from './job-badge.js';
export { JOB_TEXTS, useJobName } from './job-names.js';

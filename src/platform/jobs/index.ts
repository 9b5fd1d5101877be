export { ENTITIES } from './entities.js';
export { JobView } from './job.dto.js';
export { InstanceStoppingError, JobEndedError, JobNotFoundError } from './job.errors.js';
export type { JobStatus } from './job-status.js';
export type { JobRun, JobType, UnfinishedJob } from './job-type.js';
export { type JobOrder, Jobs } from './jobs.js';
export { JobsModule } from './jobs.module.js';
export { JobsService } from './jobs.service.js';

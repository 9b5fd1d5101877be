import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { EventsModule } from '../events/index.js';
import { ENTITIES } from './entities.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';
import { JobTypes } from './job-types.js';
import { JobWorkers } from './job-workers.js';
import { JobsController } from './jobs.controller.js';
import { Jobs } from './jobs.js';
import { JobsService } from './jobs.service.js';
import { JobsPool } from './jobs-pool.js';
import { Leases } from './leases.js';
import { LostJobs } from './lost-jobs.js';
import { WakeUps } from './wake-ups.js';

/** Work in the background: rows that their owners see, and the workers that carry them out. */
@Module({
  imports: [AuditModule, EventsModule, TypeOrmModule.forFeature(ENTITIES)],
  controllers: [JobsController],
  providers: [
    Jobs,
    JobsService,
    JobTypes,
    JobQueue,
    JobsPool,
    JobRunner,
    JobWorkers,
    Leases,
    LostJobs,
    WakeUps,
  ],
  exports: [Jobs, JobsService],
})
export class JobsModule {}

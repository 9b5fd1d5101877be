import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../access/index.js';
import { Problems } from '../common/errors/problems.decorator.js';
import { IdPipe } from '../common/validation/id.pipe.js';
import { JobPage, JobView, ListJobsQuery } from './job.dto.js';
import { JobsService } from './jobs.service.js';

@ApiTags('jobs')
@Controller('jobs')
@Scoped('any')
@Access(Role.User)
@Problems(400)
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  /** The own work in the background, newest first; for admins all but that of operators. */
  @Get()
  async list(@CurrentUser() actor: Actor, @Query() query: ListJobsQuery): Promise<JobPage> {
    const page = await this.jobs.list(actor, query);
    return { ...page, data: page.data.map((job) => JobView.of(job)) };
  }

  /** One job: progress while it runs, what came of it afterwards; somebody else's is not found. */
  @Get(':id')
  @Problems(404)
  async get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<JobView> {
    return JobView.of(await this.jobs.get(actor, id));
  }

  /** Ends a job that is queued or running, wherever it runs; nothing of it counts any more. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Problems(404, 409)
  async cancel(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<JobView> {
    return JobView.of(await this.jobs.cancel(actor, id));
  }

  /** Puts a job back that failed or was cancelled. */
  @Post(':id/retry')
  @HttpCode(200)
  @Problems(404, 409)
  async retry(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<JobView> {
    return JobView.of(await this.jobs.retry(actor, id));
  }
}

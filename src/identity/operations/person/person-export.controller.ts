import { Controller, Get, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { Created } from '../../../platform/common/http/created.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { JobsService, JobView } from '../../../platform/jobs/index.js';
import { Costly } from '../../../platform/limits/index.js';
import { ZIP } from '../export/export-files.js';
import { PersonExport } from './person-export.js';

@ApiTags('users')
@Controller('users/:id/export')
@Access(Role.User)
@Problems(400, 404)
export class PersonExportController {
  constructor(
    private readonly exports: PersonExport,
    private readonly jobs: JobsService,
  ) {}

  /**
   * Packs all that is kept of a person, as it is at one moment, into a file to fetch once the job at
   * the Location is completed: of oneself, for admins of anybody. Asked for again, it gives the job
   * that is under way.
   */
  @Post()
  @HttpCode(202)
  @Created(({ id }: JobView) => `/jobs/${id}`)
  @Costly()
  async begin(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<JobView> {
    return JobView.of(await this.jobs.get(actor, await this.exports.begin(actor, id)));
  }

  /**
   * The file that was made last for whoever asks, for a day: a table a file, a row a line of JSON, and
   * a manifest.
   */
  @Get()
  @ApiOkResponse({ content: { [ZIP]: { schema: { type: 'string', format: 'binary' } } } })
  @Problems(409)
  @Costly()
  get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<StreamableFile> {
    return this.exports.open(actor, id);
  }
}

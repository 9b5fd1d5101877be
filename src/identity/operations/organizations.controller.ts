import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentUser, ForOperators, StepUp } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { Created } from '../../platform/common/http/created.js';
import { ChecksIfMatch, Tagged } from '../../platform/common/http/entity-tags.js';
import { etagOf } from '../../platform/common/http/etag.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import { JobsService, JobView } from '../../platform/jobs/index.js';
import { Costly } from '../../platform/limits/index.js';
import {
  ChangeOrganization,
  OrganizationsService,
  OrganizationView,
  SECURITY_FIELDS,
} from '../organizations/index.js';
import { OrganizationDeletion } from './deletion/organization-deletion.js';
import { ZIP } from './export/export-files.js';
import { OrganizationExport } from './export/organization-export.js';
import { NewOrganizations } from './new-organizations.js';
import { CreateOrganization, OrganizationPage } from './organizations.dto.js';

const versionOf = ({ version }: OrganizationView): string => etagOf(version);

@ApiTags('organizations')
@Controller('organizations')
@ForOperators()
@Problems(400)
export class OrganizationsController {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly creation: NewOrganizations,
    private readonly deletion: OrganizationDeletion,
    private readonly exports: OrganizationExport,
    private readonly jobs: JobsService,
  ) {}

  /** All organisations, the oldest first. */
  @Get()
  async list(@Query() query: PageQuery): Promise<OrganizationPage> {
    const page = await this.organizations.list(query);
    return { ...page, data: page.data.map((it) => OrganizationView.of(it)) };
  }

  /** One organisation. */
  @Get(':id')
  @Tagged(versionOf)
  @Problems(404)
  async get(@Param('id', IdPipe) id: number): Promise<OrganizationView> {
    return OrganizationView.of(await this.organizations.get(id));
  }

  /** Makes an organisation and, where one is named, its first admin. */
  @Post()
  @Idempotent()
  @Created(({ id }: OrganizationView) => `/organizations/${id}`)
  @Tagged(versionOf)
  @Problems(409)
  async create(
    @CurrentUser() actor: Actor,
    @Body() organization: CreateOrganization,
  ): Promise<OrganizationView> {
    return OrganizationView.of(await this.creation.create(actor, organization));
  }

  /** Changes anything but its slug; it counts everywhere at once. */
  @StepUp({ fields: SECURITY_FIELDS })
  @Patch(':id')
  @ChecksIfMatch()
  @Tagged(versionOf)
  @Problems(404, 409, 422)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() change: ChangeOrganization,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<OrganizationView> {
    const changed = await this.organizations.changeAny(actor, id, 'changed', change, ifMatch);
    return OrganizationView.of(changed);
  }

  /** Lets nobody of it in any more; what it has stays. */
  @Post(':id/suspend')
  @HttpCode(200)
  @Tagged(versionOf)
  @Problems(404, 409)
  async suspend(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
  ): Promise<OrganizationView> {
    const change = { status: 'suspended' as const };
    return OrganizationView.of(await this.organizations.changeAny(actor, id, 'suspended', change));
  }

  /** Lets its people in again, whether it was suspended, had expired or was switched off. */
  @Post(':id/reactivate')
  @HttpCode(200)
  @Tagged(versionOf)
  @Problems(404, 409)
  async reactivate(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
  ): Promise<OrganizationView> {
    const change = { status: 'active' as const, active: true };
    return OrganizationView.of(
      await this.organizations.changeAny(actor, id, 'reactivated', change),
    );
  }

  /**
   * Lets nobody of it in any more, and removes all that it has, for good; follow it at the Location.
   * Asked for again, it gives the job that is under way, or begins another one after one that failed.
   */
  @StepUp()
  @Delete(':id')
  @HttpCode(202)
  @Created(({ id }: JobView) => `/jobs/${id}`)
  @Problems(404, 409)
  async delete(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<JobView> {
    return JobView.of(await this.jobs.get(actor, await this.deletion.delete(actor, id)));
  }

  /**
   * Packs all that it has, as it is at one moment, into a file to fetch once the job at the Location
   * is completed. Asked for again, it gives the job that is under way.
   */
  @Post(':id/export')
  @HttpCode(202)
  @Created(({ id }: JobView) => `/jobs/${id}`)
  @Problems(404, 409)
  @Costly()
  async export(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<JobView> {
    return JobView.of(await this.jobs.get(actor, await this.exports.begin(actor, id)));
  }

  /** The file of an export, for a day: a table a file, a row a line of JSON, and a manifest. */
  @Get(':id/exports/:jobId')
  @ApiOkResponse({ content: { [ZIP]: { schema: { type: 'string', format: 'binary' } } } })
  @Problems(404, 409)
  @Costly()
  download(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('jobId', IdPipe) jobId: number,
  ): Promise<StreamableFile> {
    return this.exports.open(actor, id, jobId);
  }
}

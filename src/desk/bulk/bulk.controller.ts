import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { Created } from '../../platform/common/http/created.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import { BeginBulk, BulkView } from './bulk.dto.js';
import { BulkService } from './bulk.service.js';

@ApiTags('tickets')
@Controller('tickets/bulk')
@Scoped('tickets')
@Access(Role.Agent)
@Problems(400)
export class BulkController {
  constructor(private readonly bulk: BulkService) {}

  /**
   * Changes all tickets that match, or these, each as by a change of its own. It begins after 10 s,
   * in which it may be undone.
   */
  @Post()
  @HttpCode(202)
  @Idempotent()
  @Created(({ jobId }: BulkView) => `/tickets/bulk/${jobId}`)
  @Problems(422)
  async begin(@CurrentUser() actor: Actor, @Body() body: BeginBulk): Promise<BulkView> {
    return BulkView.of(await this.bulk.begin(actor, body));
  }

  /** How far it is, and which tickets could not be changed. */
  @Get(':jobId')
  @Problems(404)
  async get(@CurrentUser() actor: Actor, @Param('jobId', IdPipe) id: number): Promise<BulkView> {
    return BulkView.of(await this.bulk.get(actor, id));
  }

  /** Takes it back before it begins: no ticket is changed. */
  @Post(':jobId/undo')
  @HttpCode(200)
  @Problems(404, 409)
  async undo(@CurrentUser() actor: Actor, @Param('jobId', IdPipe) id: number): Promise<BulkView> {
    return BulkView.of(await this.bulk.undo(actor, id));
  }
}

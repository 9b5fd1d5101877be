import { Controller, Delete, Get, Headers, HttpCode, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { ChecksIfMatch } from '../../platform/common/http/entity-tags.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { LabelPage, LabelView } from '../../triage/labels/index.js';
import { TicketLabelsService } from './ticket-labels.service.js';

@ApiTags('tickets')
@Controller('tickets/:id')
@Scoped('tickets')
@Access(Role.Agent)
@Problems(400, 404)
export class TicketLabelsController {
  constructor(private readonly labels: TicketLabelsService) {}

  /** What people said about the machine's judgement, also what was taken back; oldest first. */
  @Get('labels')
  async list(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<LabelPage> {
    const page = await this.labels.list(actor, id, query);
    return { ...page, data: page.data.map((label) => LabelView.of(label)) };
  }

  /** Takes a correction of the intent back, with the example that it made. */
  @Delete('label')
  @HttpCode(204)
  @ChecksIfMatch()
  undo(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.labels.undo(actor, id, ifMatch);
  }
}

import { Controller, Get, Headers, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role } from '../access/index.js';
import { Problems } from '../common/errors/problems.decorator.js';
import { csvFile, wantsCsv } from '../common/http/csv.js';
import { IdPipe } from '../common/validation/id.pipe.js';
import { Costly } from '../limits/index.js';
import { AuditEventPage, AuditEventView, ListAuditEventsQuery } from './audit.dto.js';
import { AUDIT_COLUMNS, auditCells } from './audit-csv.js';
import type { AuditEvent } from './audit-event.entity.js';
import { AuditEventsService } from './audit-events.service.js';
import { AuditLog } from './audit-log.js';

@ApiTags('audit')
@Controller('audit-events')
@Access(Role.Admin)
@Problems(400)
export class AuditEventsController {
  constructor(
    private readonly events: AuditEventsService,
    private readonly log: AuditLog,
  ) {}

  /** Who did what, when and from where, newest first; as CSV all that match. */
  @Get()
  @ApiExtraModels(AuditEventPage)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(AuditEventPage) } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  @Costly()
  async list(
    @CurrentUser() actor: Actor,
    @Query() query: ListAuditEventsQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<AuditEventPage | StreamableFile> {
    if (!wantsCsv(query.format, accept)) {
      const page = await this.events.list(actor, query);
      return { ...page, data: page.data.map((event) => AuditEventView.of(event)) };
    }
    const batches = await this.events.all(actor, query);
    const { limit: _limit, format: _format, ...filter } = query;
    await this.log.append(actor, { action: 'audit.exported', after: filter });
    return csvFile('audit-events.csv', AUDIT_COLUMNS, rowsOf(batches), query.format);
  }

  /** One event. */
  @Get(':id')
  @Problems(404)
  async get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<AuditEventView> {
    return AuditEventView.of(await this.events.get(actor, id));
  }
}

async function* rowsOf(batches: AsyncIterable<AuditEvent[]>) {
  for await (const events of batches) yield events.map(auditCells);
}

import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { attachment, CSV_TYPE, markOf, wantsCsv } from '../../../platform/common/http/csv.js';
import { Costly } from '../../../platform/limits/index.js';
import { DriftView } from './drift.dto.js';
import { OutcomeReport, OutcomesQuery } from './outcomes.dto.js';
import { OutcomesService } from './outcomes.service.js';
import { fileNameOf, outcomesCsv } from './outcomes-csv.js';

@ApiTags('reports')
@Controller('reports')
@Scoped('reports')
@Access(Role.Agent)
export class ReportsController {
  constructor(
    private readonly reports: OutcomesService,
    private readonly audit: AuditLog,
  ) {}

  /** What became of the tickets of a period; as CSV one row for each group. */
  @Get('outcomes')
  @Problems(400)
  @ApiExtraModels(OutcomeReport)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(OutcomeReport) } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  @Costly()
  async outcomes(
    @CurrentUser() actor: Actor,
    @Query() query: OutcomesQuery,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OutcomeReport | string> {
    const report = await this.reports.report(actor, query);
    if (!wantsCsv(query.format, headers.accept)) return report;
    const { from, to, by } = report;
    await this.audit.append(actor, { action: 'report.exported', after: { from, to, by } });
    return markOf(query.format) + csvFile(reply, report);
  }

  /** Whether the last tickets still look like what the live model was judged by. */
  @Get('drift')
  drift(@CurrentUser() actor: Actor): Promise<DriftView> {
    return this.reports.currentDrift(actor);
  }
}

function csvFile(reply: FastifyReply, report: OutcomeReport): string {
  void reply.header('content-type', CSV_TYPE);
  void reply.header('content-disposition', attachment(fileNameOf(report)));
  return outcomesCsv(report);
}

import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problems } from '../../common/errors/problems.decorator.js';
import { attachment, CSV_TYPE, wantsCsv } from '../../common/http/csv.js';
import { Access } from '../../access/access.js';
import { type Actor, CurrentUser } from '../../access/actor.js';
import { Role } from '../../access/role.js';
import { AuditLog } from '../../audit/audit-log.js';
import { DriftView } from './drift.dto.js';
import { fileNameOf, outcomesCsv } from './outcomes-csv.js';
import { OutcomeReport, OutcomesQuery } from './outcomes.dto.js';
import { OutcomesService } from './outcomes.service.js';

@ApiTags('reports')
@Controller('reports')
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
  async outcomes(
    @CurrentUser() actor: Actor,
    @Query() query: OutcomesQuery,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OutcomeReport | string> {
    const report = await this.reports.report(query);
    if (!wantsCsv(query.format, headers.accept)) return report;
    const { from, to, by } = report;
    await this.audit.append(actor, { action: 'report.exported', after: { from, to, by } });
    return csvFile(reply, report);
  }

  /** Whether the last tickets still look like what the live model was judged by. */
  @Get('drift')
  drift(): Promise<DriftView> {
    return this.reports.currentDrift();
  }
}

function csvFile(reply: FastifyReply, report: OutcomeReport): string {
  void reply.header('content-type', CSV_TYPE);
  void reply.header('content-disposition', attachment(fileNameOf(report)));
  return outcomesCsv(report);
}

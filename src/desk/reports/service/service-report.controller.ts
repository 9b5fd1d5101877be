import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { attachment, CSV_TYPE, markOf, wantsCsv } from '../../../platform/common/http/csv.js';
import { serviceCsv, serviceFileName } from './service-csv.js';
import { ServiceQuery, ServiceReport } from './service-report.dto.js';
import { ServiceReportService } from './service-report.service.js';

@ApiTags('reports')
@Controller('reports')
@Scoped('reports')
@Access(Role.Agent)
export class ServiceReportController {
  constructor(
    private readonly reports: ServiceReportService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * How the desk does: response and resolution times, backlog, promises kept, sentiment, CSAT and
   * workload, in all and by day, channel, team or agent; as CSV one row for each group.
   */
  @Get('service')
  @Problems(400)
  @ApiExtraModels(ServiceReport)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ServiceReport) } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  async service(
    @CurrentUser() actor: Actor,
    @Query() query: ServiceQuery,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceReport | string> {
    const report = await this.reports.report(actor, query);
    if (!wantsCsv(query.format, headers.accept)) return report;
    const { from, to, groupBy } = report;
    await this.audit.append(actor, { action: 'report.exported', after: { from, to, by: groupBy } });
    void reply.header('content-type', CSV_TYPE);
    void reply.header('content-disposition', attachment(serviceFileName(report)));
    return markOf(query.format) + serviceCsv(report);
  }
}

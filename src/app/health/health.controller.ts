import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/index.js';
import { IgnoresQuery } from '../../platform/common/validation/unknown-input.interceptor.js';
import { Health, Readiness } from './health.dto.js';
import { ReadinessService } from './readiness.service.js';

const ALIVE: Health = { status: 'ok', service: 'automated-customer-support' };

@ApiTags('health')
@Controller(['health', 'api/v1/public/health'])
@Access('anyone')
@IgnoresQuery()
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  /** Whether the process is alive; looks at nothing else. */
  @Get()
  alive(): Health {
    return ALIVE;
  }

  /** Whether tickets can be taken; for whoever has the token, also which component is down. */
  @Get('ready')
  @ApiOkResponse({ type: Readiness })
  @ApiResponse({
    status: 503,
    type: Readiness,
    description: 'The database is down, or the service is about to end',
  })
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('authorization') authorization?: string,
  ): Promise<Readiness> {
    const readiness = await this.readiness.check(authorization?.replace(/^Bearer +/i, ''));
    const takesTickets = readiness.status === 'ok' || readiness.status === 'degraded';
    void reply.status(takesTickets ? 200 : 503);
    return readiness;
  }
}

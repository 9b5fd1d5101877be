import { RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { ProblemFilter } from './common/errors/problem.filter.js';
import { useBodyParsers } from './common/http/body-parsers.js';
import { hangUpWhenClosing } from './common/http/closing.js';
import { useConditionalRequests } from './common/http/conditional.js';
import { CONNECTION_LIMITS, limitConnections } from './common/http/connections.js';
import { refuseAddress, refuseConnection } from './common/http/refusals.js';
import { requestIdOf, sendRequestId } from './common/http/request-id.js';
import { logRequests } from './common/http/request-log.js';
import { sendSecurityHeaders } from './common/http/security-headers.js';
import { NestLogger } from './common/logging/nest-logger.js';
import { LinkInterceptor } from './common/pagination/link.interceptor.js';
import { UnknownInputInterceptor } from './common/validation/unknown-input.interceptor.js';
import { RequestValidationPipe } from './common/validation/validation.pipe.js';
import { trustedProxies } from './config/environment.js';
import type { Settings } from './config/settings.js';
import { ReadinessService } from './health/readiness.service.js';
import { limitAddresses } from './limits/address-limits.js';
import { RateLimiters } from './limits/rate-limiters.js';
import { serveDocs } from './openapi.js';

const PATHS = { signIn: /^\/api\/v1\/auth\//, exempt: /^(\/api\/v1\/public)?\/health(\/ready)?$/ };

/** Builds the whole application on a database; the caller listens and closes. */
export async function createApp(
  settings: Settings,
  databaseUrl: string,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    genReqId: requestIdOf,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
    trustProxy: trustedProxies(settings.trustProxy),
    ...CONNECTION_LIMITS,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, databaseUrl),
    adapter,
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  const server = app.getHttpAdapter().getInstance();
  const readiness = app.get(ReadinessService);
  hangUpWhenClosing(server, () => readiness.isStopping);
  limitConnections(server);
  sendRequestId(server);
  sendSecurityHeaders(server);
  logRequests(server);
  useConditionalRequests(server, { api: '/api/', secret: PATHS.signIn });
  limitAddresses(server, app.get(RateLimiters), settings, PATHS);
  if (settings.corsOrigins.length > 0) {
    const origin = settings.corsOrigins.includes('*') ? '*' : [...settings.corsOrigins];
    const exposedHeaders = [
      'ETag',
      'Idempotency-Replayed',
      'Link',
      'Location',
      'RateLimit',
      'RateLimit-Policy',
      'Retry-After',
      'X-Request-Id',
    ];
    app.enableCors({ origin, exposedHeaders, methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] });
  }
  useBodyParsers(app);
  prefixRoutes(app);
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalFilters(new ProblemFilter(settings.debug));
  app.useGlobalInterceptors(new UnknownInputInterceptor(), new LinkInterceptor());
  if (settings.docsEnabled) serveDocs(app);
  await app.init();
  return app;
}

/** All routes are below `/api/v1` but those that ask whether the service is there. */
export function prefixRoutes(app: NestFastifyApplication): void {
  const exempt = ['health', 'health/ready', 'api/v1/public/health', 'api/v1/public/health/ready'];
  const exclude = exempt.map((path) => ({ path, method: RequestMethod.GET }));
  app.setGlobalPrefix('api/v1', { exclude });
}

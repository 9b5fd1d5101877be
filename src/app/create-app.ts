import { fileURLToPath } from 'node:url';
import { RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { Logger } from 'pino';
import { LiveGateway, serveLive } from '../edge/live/index.js';
import { ProblemFilter } from '../platform/common/errors/problem.filter.js';
import { refuseMethods } from '../platform/common/http/allowed-methods.js';
import { AnswerHeadersInterceptor } from '../platform/common/http/answer-headers.interceptor.js';
import { useBodyParsers } from '../platform/common/http/body-parsers.js';
import { hangUpWhenClosing } from '../platform/common/http/closing.js';
import { useConditionalRequests } from '../platform/common/http/conditional.js';
import { CONNECTION_LIMITS, limitConnections } from '../platform/common/http/connections.js';
import { readForwardedAddresses } from '../platform/common/http/forwarded-addresses.js';
import { announcePublicAddress } from '../platform/common/http/public-address.js';
import { refuseAddress, refuseConnection } from '../platform/common/http/refusals.js';
import { requestIdOf, sendRequestId } from '../platform/common/http/request-id.js';
import { logRequests } from '../platform/common/http/request-log.js';
import { sendSecurityHeaders } from '../platform/common/http/security-headers.js';
import { NestLogger } from '../platform/common/logging/nest-logger.js';
import { UnknownInputInterceptor } from '../platform/common/validation/unknown-input.interceptor.js';
import { RequestValidationPipe } from '../platform/common/validation/validation.pipe.js';
import { type Settings, trustedProxies } from '../platform/config/index.js';
import { limitAddresses, RateLimiters } from '../platform/limits/index.js';
import { AppModule } from './app.module.js';
import { ReadinessService } from './health/readiness.service.js';
import { serveDocs } from './openapi/describe-api.js';
import { readPages } from './pages/built-folder.js';
import { FILES, PAGES, servePages } from './pages/serve-pages.js';

const DIST = fileURLToPath(new URL('../', import.meta.url));
const SAME_FOR_ALL = new RegExp(`^/(docs|openapi)\\b|${PAGES.source}`);
const PATHS = {
  // Who refreshes, signs out or looks at sessions holds a token that nobody guesses.
  signIn: /^\/api\/v1\/(auth\/(?!refresh$|logout|sessions|session\/token$)|invitations\/accept$)/,
  exempt: new RegExp(`^(/api/v1/public)?/health(/ready)?$|${FILES.source}`),
};

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
  const proxies = trustedProxies(settings.trustProxy);
  readForwardedAddresses(server, proxies !== false, (line) => logger.warn(line));
  hangUpWhenClosing(server, () => readiness.isStopping);
  const release = limitConnections(server);
  sendRequestId(server);
  sendSecurityHeaders(server);
  logRequests(server, FILES);
  useConditionalRequests(server, { sameForAll: SAME_FOR_ALL });
  limitAddresses(server, app.get(RateLimiters), settings, PATHS);
  refuseMethods(server);
  await serveLive(server, app.get(LiveGateway), settings, release);
  if (settings.publicUrl !== undefined) announcePublicAddress(server, settings.publicUrl);
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
  servePages(server, await readPages(DIST));
  useBodyParsers(app);
  prefixRoutes(app);
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalFilters(new ProblemFilter(settings.debug));
  app.useGlobalInterceptors(new UnknownInputInterceptor(), new AnswerHeadersInterceptor());
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

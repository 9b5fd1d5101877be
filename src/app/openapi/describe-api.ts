import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { KEY_HEADER } from '../../platform/access/index.js';
import { completeOperations, toJsonSchema2020 } from './complete-operations.js';

/** Describes the API as OpenAPI 3.1. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('automated-customer-support')
    .setDescription(
      'Triage for support tickets: answers what it is sure about and hands a person the rest. ' +
        'Errors are RFC 9457 problem details with a code that never changes. A POST that creates ' +
        'something may be sent again with its `Idempotency-Key`; registration needs none, because ' +
        'an address is registered once.',
    )
    .setVersion('1')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      description:
        'An access token of POST /auth/login; or an API key (acs_…) of POST /auth/api-keys, for ' +
        'machines; or a token of the identity provider, where one is configured.',
    })
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: KEY_HEADER,
        description: 'An API key (acs_…), where Authorization is taken; Authorization comes first.',
      },
      'key',
    )
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`,
  });
  completeOperations(document);
  return toJsonSchema2020(document) as OpenAPIObject;
}

/** Serves `/docs` for people and `/openapi.json` for programs. */
export function serveDocs(app: NestFastifyApplication): void {
  // Described when somebody first asks: no start has to wait for it.
  SwaggerModule.setup('docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'automated-customer-support API',
    swaggerOptions: { persistAuthorization: true },
  });
}

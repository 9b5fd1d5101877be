import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** Describes the API as OpenAPI 3.1. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('automated-customer-support')
    .setDescription(
      'Triage for support tickets: answers what it is sure about and hands a person the rest. ' +
        'Errors are RFC 9457 problem details with a code that never changes.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`,
  });
  return toJsonSchema2020(document) as OpenAPIObject;
}

/** Serves `/docs` for people and `/openapi.json` for programs. */
export function serveDocs(app: NestFastifyApplication): void {
  const document = describeApi(app);
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'automated-customer-support API',
    swaggerOptions: { persistAuthorization: true },
  });
}

/** OpenAPI 3.1 has no `nullable`; its schemas are JSON Schema, where null is a type. */
function toJsonSchema2020(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema2020);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = node as Record<string, unknown>;
  const mapped = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, toJsonSchema2020(value)]),
  );
  if (nullable !== true) return nullable === undefined ? mapped : { ...mapped, nullable };
  if (typeof mapped['type'] === 'string') return { ...mapped, type: [mapped['type'], 'null'] };
  return { anyOf: [mapped, { type: 'null' }] };
}

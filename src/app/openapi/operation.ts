import type { OpenAPIObject } from '@nestjs/swagger';

/** One call as OpenAPI describes it. */
export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

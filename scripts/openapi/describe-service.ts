import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type * as Root from '../../src/app/app.module.js';
import type * as Application from '../../src/app/create-app.js';
import type * as Description from '../../src/app/openapi/describe-api.js';
import type * as Loading from '../../src/platform/config/load-settings.js';
import type { Document } from './document.js';

/** What the build made: only there has the documentation plugin read the comments and types. */
const built = (file: string): string => new URL(`../../dist/${file}`, import.meta.url).href;

/** The description of the built service, which is neither started nor given a database. */
export async function describeService(): Promise<Document> {
  const { AppModule } = (await import(built('app/app.module.js'))) as typeof Root;
  const { prefixRoutes } = (await import(built('app/create-app.js'))) as typeof Application;
  const { describeApi } = (await import(
    built('app/openapi/describe-api.js')
  )) as typeof Description;
  const { loadSettings } = (await import(
    built('platform/config/load-settings.js')
  )) as typeof Loading;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(loadSettings({ ENV: 'test' }), 'postgres://nowhere'),
    new FastifyAdapter(),
    { preview: true, logger: ['error'], abortOnError: false },
  );
  prefixRoutes(app);
  return sorted(describeApi(app) as unknown as Document);
}

/** In an order that does not depend on where something stands in the source. */
function sorted(document: Document): Document {
  const { paths, components } = document;
  return {
    ...document,
    paths: byName(paths),
    components: {
      ...components,
      schemas: byName(components.schemas),
      responses: byName(components.responses ?? {}),
    },
  };
}

function byName<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { breakingChanges } from './breaking-changes.js';
import { describeService } from './describe-service.js';
import type { Document } from './document.js';
import { generateSchema } from './generate-schema.js';

const DOCUMENT = new URL('../../openapi.json', import.meta.url);
const CLIENT_SCHEMA = new URL('../../clients/typescript/src/schema.ts', import.meta.url);

const { values } = parseArgs({ options: { breaking: { type: 'boolean', default: false } } });
const described = await describeService();
const committed = existsSync(DOCUMENT)
  ? (JSON.parse(readFileSync(DOCUMENT, 'utf8')) as Document)
  : undefined;
const broken = committed ? breakingChanges(committed, described) : [];
for (const line of broken) console.error(`breaks the contract: ${line}`);
if (broken.length > 0 && !values.breaking) {
  console.error('Nothing is written. If that is meant: npm run openapi -- --breaking');
  process.exit(1);
}
const isNew = !isDeepStrictEqual(committed, described);
if (isNew) writeFileSync(DOCUMENT, `${JSON.stringify(described, null, 2)}\n`);
writeFileSync(CLIENT_SCHEMA, await generateSchema(described));
console.log(`openapi.json ${isNew ? 'is written' : 'was up to date'}; the client's types too`);
process.exit(0);

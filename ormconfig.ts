import { existsSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { ENTITIES as bulk } from './src/desk/bulk/entities.js';
import { ENTITIES as cannedAnswers } from './src/desk/canned-answers/entities.js';
import { ENTITIES as conversations } from './src/desk/conversations/entities.js';
import { ENTITIES as discovery } from './src/desk/discovery/entities.js';
import { ENTITIES as escalation } from './src/desk/escalation/entities.js';
import { ENTITIES as feedback } from './src/desk/feedback/entities.js';
import { ENTITIES as reports } from './src/desk/reports/entities.js';
import { ENTITIES as rules } from './src/desk/rules/entities.js';
import { ENTITIES as sla } from './src/desk/sla/entities.js';
import { ENTITIES as teams } from './src/desk/teams/entities.js';
import { ENTITIES as tickets } from './src/desk/tickets/entities.js';
import { ENTITIES as views } from './src/desk/views/entities.js';
import { ENTITIES as auth } from './src/identity/auth/entities.js';
import { ENTITIES as operations } from './src/identity/operations/entities.js';
import { ENTITIES as organizations } from './src/identity/organizations/entities.js';
import { ENTITIES as users } from './src/identity/users/entities.js';
import { ENTITIES as encoders } from './src/language/encoders/entities.js';
import { ENTITIES as audit } from './src/platform/audit/entities.js';
import { dataSourceOptions } from './src/platform/database/data-source-options.js';
import { ENTITIES as events } from './src/platform/events/entities.js';
import { ENTITIES as idempotency } from './src/platform/idempotency/entities.js';
import { ENTITIES as jobs } from './src/platform/jobs/entities.js';
import { ENTITIES as examples } from './src/triage/examples/entities.js';
import { ENTITIES as labels } from './src/triage/labels/entities.js';
import { ENTITIES as models } from './src/triage/models/entities.js';
import { ENTITIES as policy } from './src/triage/policy/entities.js';
import { ENTITIES as taxonomy } from './src/triage/taxonomy/entities.js';

// As in src/main.ts: variables that are set already win over the file.
if (existsSync('.env')) process.loadEnvFile('.env');

const url = process.env['DATABASE_URL'];
if (!url) {
  throw new Error(
    'DATABASE_URL is missing: migration commands need the address of a PostgreSQL server, such as postgresql://user:password@localhost:5432/support',
  );
}

/** The data source of TypeORM's command line; a migration may take as long as it needs. */
export default new DataSource({
  ...dataSourceOptions(url, { databasePoolSize: 2, databaseStatementTimeoutMs: 0 }),
  entities: [
    ...conversations,
    ...discovery,
    ...escalation,
    ...feedback,
    ...reports,
    ...sla,
    ...rules,
    ...bulk,
    ...cannedAnswers,
    ...views,
    ...teams,
    ...tickets,
    ...auth,
    ...users,
    ...organizations,
    ...operations,
    ...encoders,
    ...audit,
    ...idempotency,
    ...events,
    ...jobs,
    ...examples,
    ...labels,
    ...models,
    ...policy,
    ...taxonomy,
  ],
});

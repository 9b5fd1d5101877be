import { existsSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { AuditEvent } from './src/audit/audit-event.entity.js';
import { ApiKey } from './src/auth/api-keys/api-key.entity.js';
import { ExternalIdentity } from './src/auth/external/external-identity.entity.js';
import { RefreshToken } from './src/auth/tokens/refresh-token.entity.js';
import { RecoveryCode } from './src/auth/second-factor/recovery-code.entity.js';
import { SecondFactor } from './src/auth/second-factor/second-factor.entity.js';
import { dataSourceOptions } from './src/database/data-source-options.js';
import { Feedback } from './src/feedback/feedback.entity.js';
import { IdempotencyKey } from './src/idempotency/idempotency-key.entity.js';
import { DecisionRecord } from './src/tickets/decision.entity.js';
import { Ticket } from './src/tickets/ticket.entity.js';
import { TicketTransition } from './src/tickets/ticket-transition.entity.js';
import { Embedding } from './src/triage/encoder/cache/embedding.entity.js';
import { Example } from './src/triage/intents/example.entity.js';
import { Intent } from './src/triage/intents/intent.entity.js';
import { Label } from './src/triage/labels/label.entity.js';
import { Model } from './src/triage/models/model.entity.js';
import { PolicyVersion } from './src/triage/policy/policy.entity.js';
import { Guarantee } from './src/triage/risk/guarantee.entity.js';
import { User } from './src/users/user.entity.js';

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
    User,
    RefreshToken,
    SecondFactor,
    RecoveryCode,
    ApiKey,
    ExternalIdentity,
    IdempotencyKey,
    AuditEvent,
    Intent,
    Example,
    Model,
    PolicyVersion,
    Ticket,
    DecisionRecord,
    TicketTransition,
    Feedback,
    Embedding,
    Label,
    Guarantee,
  ],
});

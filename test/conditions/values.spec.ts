import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Resolution, TicketStatus } from '../../src/desk/tickets/index.js';
import { LINK_PURPOSES } from '../../src/identity/auth/links/account-link.entity.js';
import * as organizations from '../../src/identity/organizations/organization-values.js';
import { AccountKind, Role } from '../../src/platform/access/index.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { JOB_STATUSES } from '../../src/platform/jobs/job-status.js';
import {
  OUTCOMES,
  POLICY_MODES,
  PROMOTIONS,
  REASONS,
  TIERS,
  WISHES,
} from '../../src/triage/core/index.js';
import { ExampleSource } from '../../src/triage/examples/index.js';
import { LabelSource } from '../../src/triage/labels/label.entity.js';
import { ModelStatus, TrainingTrigger } from '../../src/triage/models/model.entity.js';
import { Priority } from '../../src/triage/taxonomy/index.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';

/** The values of the code that PostgreSQL knows as a type of its own, in the order of both. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  account_kind: Object.values(AccountKind),
  account_link_purpose: LINK_PURPOSES,
  example_source: Object.values(ExampleSource),
  feedback_resolution: Object.values(Resolution),
  job_status: JOB_STATUSES,
  label_source: Object.values(LabelSource),
  model_promotion: PROMOTIONS,
  model_status: Object.values(ModelStatus),
  organization_status: organizations.STATUSES,
  organization_tier: organizations.TIERS,
  policy_mode: POLICY_MODES,
  ticket_priority: Object.values(Priority),
  ticket_status: Object.values(TicketStatus),
  training_trigger: Object.values(TrainingTrigger),
  user_role: Object.values(Role),
};

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
});

afterAll(() => database.drop());

test('the values of the code are those of the database', async () => {
  const rows = await database.query<{ name: string; values: string[] }>(
    `SELECT typname AS name, array_agg(enumlabel::text ORDER BY enumsortorder) AS values
     FROM pg_type JOIN pg_enum ON enumtypid = pg_type.oid
     WHERE typnamespace = 'public'::regnamespace GROUP BY typname`,
  );
  expect(Object.fromEntries(rows.map(({ name, values }) => [name, values]))).toEqual(TYPES);
});

test('an outcome is a status of a ticket, and reasons, tiers and wishes fit their columns', async () => {
  const [length] = await database.query<{ reason: number; tier: number; wish: number }>(
    `SELECT max(character_maximum_length) FILTER (WHERE column_name = 'reason') AS reason,
            max(character_maximum_length) FILTER (WHERE column_name = 'tier') AS tier,
            max(character_maximum_length) FILTER (WHERE column_name = 'wish') AS wish
     FROM information_schema.columns WHERE table_name = 'decisions'`,
  );
  expect(Object.values(TicketStatus)).toEqual(expect.arrayContaining([...OUTCOMES]));
  expect(Math.max(...REASONS.map((reason) => reason.length))).toBeLessThanOrEqual(length!.reason);
  expect(Math.max(...TIERS.map((tier) => tier.length))).toBeLessThanOrEqual(length!.tier);
  expect(Math.max(...WISHES.map((wish) => wish.length))).toBeLessThanOrEqual(length!.wish);
});

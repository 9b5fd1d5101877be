import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { IntakeWriter } from '../../src/desk/conversations/intake/intake-writer.js';
import { ListTicketsQuery } from '../../src/desk/tickets/ticket-list.dto.js';
import { listStatement } from '../../src/desk/tickets/ticket-list.js';
import { TicketReader } from '../../src/desk/tickets/ticket-reader.js';
import type { Actor } from '../../src/platform/access/index.js';
import { Role } from '../../src/platform/access/role.js';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { Database } from '../../src/platform/database/database.js';
import { migrate } from '../../src/platform/database/migrate.js';
import type { Events } from '../../src/platform/events/index.js';
import type { Triage } from '../../src/triage/index.js';
import { Priority } from '../../src/triage/taxonomy/index.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';

const LIMITS = { databasePoolSize: 6, databaseStatementTimeoutMs: 30_000 };
const ORGANIZATIONS = 5;
/** Of each: an agent, and two who only see their own. */
const ROLES = [Role.Agent, Role.User, Role.User];

interface Written {
  readonly id: number;
  readonly message: string;
  readonly by: Actor;
}

let database: TestDatabase;
let dataSource: DataSource;
let actors: Actor[];
const written: Written[] = [];

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
  await database.query(
    `INSERT INTO organizations (slug, name)
     SELECT 'number-' || n, 'One of some' FROM generate_series(2, ${ORGANIZATIONS}) AS n`,
  );
  // Its number is that of the organisation.
  await database.query(
    `INSERT INTO policies (organization_id, version, mode, threshold)
     SELECT id, 1, 'live', 0.5 FROM organizations ORDER BY id`,
  );
  actors = await database.query<Actor>(
    `INSERT INTO users (organization_id, email, hashed_password, role)
     SELECT organizations.id, organizations.id || role || place || '@example.com', 'x',
            role::user_role
     FROM organizations, unnest($1::text[]) WITH ORDINALITY AS roles (role, place)
     RETURNING id, organization_id AS "organizationId", role`,
    [ROLES],
  );
  dataSource = await new DataSource(dataSourceOptions(database.url, LIMITS)).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** What is made of a message without a classifier, by the policy of the organisation. */
const undecided = (organizationId: number): Triage => ({
  kind: 'request',
  classified: null,
  wish: 'stated',
  wishes: [],
  classification: null,
  decision: { outcome: 'escalated', reason: 'classifier_unavailable', threshold: null },
  answer: null,
  priority: Priority.Normal,
  labelWorth: 1,
  modelId: null,
  policyId: organizationId,
  guaranteeId: null,
  answerable: false,
  language: null,
  languageConfidence: 0,
  languageKnown: true,
});

/** Whether the actor may see a ticket, by the words of the API. */
function maySee(actor: Actor, { by }: Written): boolean {
  if (by.organizationId !== actor.organizationId) return false;
  return actor.role === Role.Agent || by.id === actor.id;
}

/** What one request does, and what must come of it, whatever others do at the same time. */
interface Step {
  readonly kind: 'write' | 'write for another' | 'read' | 'list';
  readonly actor: number;
  readonly other: number;
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('write', 'write for another', 'read', 'read', 'list'),
    actor: fc.nat(ORGANIZATIONS * ROLES.length - 1),
    other: fc.nat(1_000),
  }),
  { minLength: 10, maxLength: 60 },
);

const THREAD = {
  channel: 'api',
  subject: null,
  externalIds: {},
  sentiment: null,
  isAngry: false,
} as const;
/** Nobody waits for the events here. */
const SILENT = { written: () => Promise.resolve() } as unknown as Events;

async function run(sut: Sut, { kind, actor: index, other }: Step): Promise<void> {
  const actor = actors[index]!;
  const { organizationId } = actor;
  const triage = undecided(organizationId);
  if (kind === 'write') {
    const message = `of ${organizationId}, by ${actor.id}, number ${Math.random()}`;
    const row = { ...THREAD, organizationId, requesterId: actor.id, message, triage };
    const ticket = await sut.writer.write(row);
    expect(ticket).toMatchObject({ requesterId: actor.id, message });
    written.push({ id: ticket!.id, message, by: actor });
  } else if (kind === 'write for another') {
    const strangers = actors.filter((it) => it.organizationId !== organizationId);
    const requesterId = strangers[other % strangers.length]!.id;
    const row = { ...THREAD, organizationId, requesterId, message: 'stray', triage };
    expect(await sut.writer.write(row)).toBeUndefined();
  } else if (kind === 'read') {
    const wanted = written[other % written.length];
    if (!wanted) return;
    const ticket = await sut.reader.find(actor, wanted.id);
    expect(ticket?.message).toBe(maySee(actor, wanted) ? wanted.message : undefined);
  } else {
    const { values, ...statement } = listStatement(actor, new ListTicketsQuery());
    const rows = await sut.database.of(actor).run<{ message: string }>(statement, values);
    const foreign = rows.filter(({ message }) => !message.startsWith(`of ${organizationId},`));
    expect(foreign).toEqual([]);
  }
}

interface Sut {
  readonly database: Database;
  readonly reader: TicketReader;
  readonly writer: IntakeWriter;
}

test.each([
  ['by what the statements say', false],
  ['with the policies of the database besides', true],
])('no batch of several organisations mixes them up, %s', async (_, strict) => {
  const own = await Database.open(dataSource, strict);
  expect(own.isIsolating).toBe(true);
  const sut = {
    database: own,
    reader: new TicketReader(own),
    writer: new IntakeWriter(own, SILENT),
  };
  const property = fc.asyncProperty(steps, async (some) => {
    await Promise.all(some.map((step) => run(sut, step)));
  });
  await fc.assert(property, { numRuns: 40 });
  const rows = await database.query<{ whose: string; message: string }>(
    `SELECT 'of ' || tickets.organization_id || ', by ' || requester_id AS whose, message
     FROM tickets JOIN decisions ON ticket_id = tickets.id
       AND decisions.organization_id = tickets.organization_id`,
  );
  expect(rows).toHaveLength(written.length);
  expect(rows.filter(({ whose, message }) => !message.startsWith(`${whose},`))).toEqual([]);
});

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Organization } from '../../src/identity/organizations/organization.entity.js';
import { User } from '../../src/identity/users/user.entity.js';
import { AuditEvent } from '../../src/platform/audit/audit-event.entity.js';
import { AuditLog } from '../../src/platform/audit/audit-log.js';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { Database } from '../../src/platform/database/database.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { DEFAULT_ORGANIZATION } from '../../src/platform/database/organization.js';
import { BackgroundTask } from '../../src/platform/jobs/background-task.entity.js';
import type { TriageChanges } from '../../src/triage/changes/changes.js';
import type { Promotion } from '../../src/triage/core/evaluation/promotion.js';
import type { Verdict } from '../../src/triage/core/evaluation/verdict.js';
import { Model } from '../../src/triage/models/model.entity.js';
import { ModelsService } from '../../src/triage/models/models.service.js';
import { ServiceTrainings } from '../../src/triage/models/service-trainings.js';
import {
  type FinishedTraining,
  TrainingResults,
} from '../../src/triage/models/training-results.js';
import { Intent } from '../../src/triage/taxonomy/intent.entity.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import { databaseServer } from '../support/given.js';

let database: TestDatabase;
let dataSource: DataSource;
let models: ModelsService;
let trainings: ServiceTrainings;
/** As the trainer does: in the transaction that completes its job. */
let finish: (id: number, training: FinishedTraining) => Promise<Promotion | undefined>;
let announced = 0;

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
  const limits = { databasePoolSize: 4, databaseStatementTimeoutMs: 10_000 };
  const options = {
    ...dataSourceOptions(database.url, limits),
    entities: [Model, Intent, Organization, User, AuditEvent, BackgroundTask],
  };
  dataSource = await new DataSource(options).initialize();
  const changes: Partial<TriageChanges> = {
    recordModel: () => Promise.resolve(),
    announce: () => Promise.resolve(void (announced += 1)),
  };
  const own = new Database(dataSource);
  const audit = new AuditLog(own);
  trainings = new ServiceTrainings(own);
  models = new ModelsService(own, changes as TriageChanges, audit);
  const sut = new TrainingResults(changes as TriageChanges, audit);
  finish = async (id, training) => {
    const promotion = await own
      .of(DEFAULT_ORGANIZATION)
      .transaction((manager) => sut.finish(manager, DEFAULT_ORGANIZATION, id, training));
    if (promotion === 'promoted') await sut.tell(DEFAULT_ORGANIZATION, id);
    return promotion;
  };
  await database.query(`INSERT INTO users (email, hashed_password) VALUES ('a@example.com', 'x')`);
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** Models by their states; their ids begin at 1. */
async function given(...rows: { status: string; by?: number; encoder?: string }[]): Promise<void> {
  announced = 0;
  await database.query('TRUNCATE models, examples RESTART IDENTITY CASCADE');
  for (const [index, { status, by, encoder }] of rows.entries()) {
    await database.query(
      `INSERT INTO models (version, status, requested_by, metrics)
       VALUES ($1, $2, $3, jsonb_build_object('encoder', $4::text))`,
      [index + 1, status, by ?? null, encoder ?? null],
    );
  }
}

/** A training that began while model 1 was active. */
function finished(verdict: Verdict | null, differing: Partial<FinishedTraining> = {}) {
  return {
    result: {
      artifact: Uint8Array.of(1, 2),
      metrics: { accuracy: 1 },
      heldOutProfile: {},
      heldOutPredictions: Uint8Array.of(3),
      comparison: verdict && { verdict, reasons: ['because'] },
    },
    dataHash: 'f'.repeat(64),
    activeBefore: 1,
    promote: true,
    ...differing,
  } as FinishedTraining;
}

async function active(): Promise<number | undefined> {
  return (await models.active(DEFAULT_ORGANIZATION))?.id;
}

beforeEach(() => given({ status: 'active' }, { status: 'training' }));

test.each(['better', 'not_worse', null] as const)('a model that is %s takes over', async (it) => {
  expect(await finish(2, finished(it))).toBe('promoted');
  expect(await active()).toBe(2);
  expect(announced).toBe(1);
  expect((await models.get(DEFAULT_ORGANIZATION, 1)).status).toBe('ready');
  expect(await models.get(DEFAULT_ORGANIZATION, 2)).toMatchObject({
    progress: 1,
    promotion: 'promoted',
    comparison: it && { verdict: it, reasons: ['because'] },
    dataHash: 'f'.repeat(64),
    trainedAt: expect.any(Date),
  });
  expect(await models.artifact(DEFAULT_ORGANIZATION, 2)).toEqual(Buffer.of(1, 2));
});

test.each([
  ['worse', finished('worse')],
  ['unknown', finished('unknown')],
  ['not_wanted', finished('better', { promote: false })],
  ['overtaken', finished('better', { activeBefore: 7 })],
  ['overtaken', finished(null, { activeBefore: undefined })],
])('one that is %s waits with its report', async (promotion, training) => {
  expect(await finish(2, training)).toBe(promotion);
  expect(await active()).toBe(1);
  expect(announced).toBe(0);
  const { comparison } = training.result;
  expect(await models.get(DEFAULT_ORGANIZATION, 2)).toMatchObject({
    status: 'ready',
    promotion,
    comparison,
  });
  expect((await models.activateFor(DEFAULT_ORGANIZATION, 2)).status).toBe('active');
});

test('the first model takes over from none', async () => {
  await given({ status: 'failed' }, { status: 'training' });
  expect(await finish(2, finished(null, { activeBefore: undefined }))).toBe('promoted');
  expect(await active()).toBe(2);
});

test('one that was given up meanwhile stays failed', async () => {
  await given({ status: 'active' }, { status: 'failed' });
  expect(await finish(2, finished('better'))).toBeUndefined();
  expect(await active()).toBe(1);
  expect(await models.get(DEFAULT_ORGANIZATION, 2)).toMatchObject({
    status: 'failed',
    comparison: null,
  });
});

test('the first model is to be replaced until somebody did something about it', async () => {
  await given({ status: 'active' });
  expect(await trainings.withUntouchedFirst()).toEqual([DEFAULT_ORGANIZATION]);
  await given({ status: 'active' }, { status: 'failed' });
  expect(await trainings.withUntouchedFirst()).toEqual([DEFAULT_ORGANIZATION]);
  for (const rows of [
    [{ status: 'ready' }],
    [{ status: 'active', by: 1 }],
    [{ status: 'active', encoder: 'x' }],
    [{ status: 'active' }, { status: 'training' }],
    [{ status: 'active' }, { status: 'ready' }],
  ]) {
    await given(...rows);
    expectThat(await trainings.withUntouchedFirst(), JSON.stringify(rows)).toEqual([]);
  }
  await given({ status: 'active' });
  await database.query(
    `INSERT INTO examples (text, source, created_at) VALUES ('hello', 'manual', now() + '1 s')`,
  );
  expect(await trainings.withUntouchedFirst()).toEqual([]);
});

test('a model of a former encoder is to be replaced until there is one of the present', async () => {
  const waiting = () => trainings.withFormerEncoder(['old', 'older'], 'new');
  const former = { status: 'active', by: 1, encoder: 'old' };
  for (const rows of [
    [former],
    [former, { status: 'failed', encoder: 'new' }],
    [former, { status: 'ready', encoder: 'older' }],
  ]) {
    await given(...rows);
    expectThat(await waiting(), JSON.stringify(rows)).toEqual([DEFAULT_ORGANIZATION]);
  }
  for (const rows of [
    [{ status: 'active', encoder: 'new' }],
    [{ status: 'active' }],
    [former, { status: 'training' }],
    [former, { status: 'ready', encoder: 'new' }],
  ]) {
    await given(...rows);
    expectThat(await waiting(), JSON.stringify(rows)).toEqual([]);
  }
});

// An instance with jobs of its own, as a process that a test may kill. It answers calls by its parent.
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import process from 'node:process';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Organization } from '../../dist/identity/organizations/organization.entity.js';
import { User } from '../../dist/identity/users/user.entity.js';
import { ConfigModule } from '../../dist/platform/config/config.module.js';
import { Settings } from '../../dist/platform/config/settings.js';
import { Database } from '../../dist/platform/database/database.js';
import { DatabaseModule } from '../../dist/platform/database/database.module.js';
import { Jobs } from '../../dist/platform/jobs/jobs.js';
import { JobsModule } from '../../dist/platform/jobs/jobs.module.js';

const url = process.env['DATABASE_URL'];
const secretKey = 'only for tests: 0123456789abcdefghijklmnop';
const settings = Object.assign(new Settings(), { databasePoolSize: 4, secretKey });

const HANDLERS = { provide: 'handlers', inject: [Jobs, Database], useFactory: handle };

class Instance {}
Module({
  imports: [
    ConfigModule.with(settings),
    DatabaseModule.at(url),
    TypeOrmModule.forFeature([Organization, User]),
    JobsModule,
  ],
  providers: [HANDLERS],
})(Instance);

/** What a job did, once for each time that it counts. */
function note(id, what) {
  const values = [id, what, process.pid];
  return (manager) =>
    manager.query('INSERT INTO effects (job_id, what, pid) VALUES ($1, $2, $3)', values);
}

function handle(jobs, database) {
  /** Works for so many seconds, and for as long as nobody stops it. */
  async function work(job) {
    const { seconds = 0 } = job.payload;
    await database.of(job).transaction(note(job.id, 'begun'));
    for (let step = 0; step < seconds * 10; step++) {
      await sleep(100);
      if (job.signal.aborted) await database.of(job).transaction(note(job.id, 'stopped'));
      job.signal.throwIfAborted();
      job.report((step + 1) / (seconds * 10));
    }
    await job.complete(note(job.id, 'done'));
  }
  async function failInBadWeather(job) {
    job.at('thing:7');
    await database.of(job).transaction(note(job.id, 'begun'));
    const [{ broken }] = await database.of(job).query('SELECT broken FROM weather');
    if (broken) throw new Error('the weather is bad');
    return { weather: 'good' };
  }
  const onUnfinished = (manager, { id }) => note(id, 'unfinished')(manager);
  jobs.handle({ name: 'work', concurrency: 2, retryLimit: 0, run: work, onUnfinished });
  jobs.handle({ name: 'fail', concurrency: 1, retryLimit: 2, run: failInBadWeather });
  jobs.handle({ name: 'tick', concurrency: 1, retryLimit: 0, run: work });
  if (process.env['CRON']) jobs.schedule(1, 'tick', process.env['CRON'], { seconds: 0 });
  return jobs;
}

const app = await NestFactory.createApplicationContext(Instance, {
  logger: ['error', 'warn', 'log'],
});
const jobs = app.get(Jobs);
const database = app.get(Database);

const enqueue = ({ type, payload = {}, key, organization = 1 }) =>
  database
    .of(organization)
    .transaction((manager) =>
      jobs.enqueue(manager, type, payload, { owner: organization, singletonKey: key }),
    );
const CALLS = {
  enqueue,
  enqueueAndFail: ({ type, payload = {} }) =>
    database.of(1).transaction(async (manager) => {
      await jobs.enqueue(manager, type, payload, { owner: 1 });
      throw new Error('for this test');
    }),
  cancel: ({ id }) =>
    database.of(1).transaction((manager) => jobs.cancel(manager, id, 'for this test')),
  retry: ({ id, type }) => database.of(1).transaction((manager) => jobs.retry(manager, id, type)),
};

process.on('message', ({ number, call, input }) => {
  CALLS[call](input).then(
    (result) => process.send({ number, result }),
    (error) => process.send({ number, error: error.code ?? error.message }),
  );
});
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
process.send('ready');

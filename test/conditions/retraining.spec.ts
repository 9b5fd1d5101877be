import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import type { Model } from '../support/schemas.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const AFTER = 5;
const PATIENTLY = { within: 100_000, every: 100 };
/** More than two looks of each instance. */
const LOOKS_MS = 11_000;

/** Instances on a database of one test's own, so that the tests may wait beside each other. */
class Place {
  private corrections = 0;

  private constructor(
    readonly database: TestDatabase,
    private readonly services: readonly Service[],
    /** One for each instance. */
    readonly apis: readonly Api[],
  ) {}

  static async open(instances: number): Promise<Place> {
    const database = await createTrainedDatabase();
    const environment = {
      DATABASE_URL: database.url,
      RETRAIN_AFTER_CORRECTIONS: String(AFTER),
      RETRAIN_EVERY_HOURS: '5',
    };
    const services = await Promise.all(
      Array.from({ length: instances }, () => startService(environment)),
    );
    const { token, userId } = await new Api(services[0]!.url).as(ADMIN.email, ADMIN.password);
    const apis = services.map(({ url }) => new Api(url, token, userId));
    return new Place(database, services, apis);
  }

  async correct(count: number): Promise<void> {
    const texts = Array.from(
      { length: count },
      () => `two charges, correction ${(this.corrections += 1)}`,
    );
    await this.database.query(
      `INSERT INTO examples (intent_id, text, source)
       SELECT (SELECT id FROM intents WHERE name = 'charged_twice'), unnest($1::text[]),
              'correction'`,
      [texts],
    );
  }

  async models(): Promise<Model[]> {
    const { body } = await this.apis[0]!.get<{ data: Model[] }>('/triage/models');
    return body.data.reverse();
  }

  /** By SQL, as nobody suspends the default one; waits until every instance knows of it. */
  async setStatus(status: string, answer: number): Promise<void> {
    await this.database.query('UPDATE organizations SET status = $1::organization_status', [
      status,
    ]);
    for (const api of this.apis) {
      await until(async () => (await api.get('/triage/models')).status, PATIENTLY).toBe(answer);
    }
  }

  async untilTrained(count: number): Promise<Model> {
    const settled = async () => {
      const all = await this.models();
      return all.length >= count && all.every(({ status }) => status !== 'training');
    };
    await until(settled, PATIENTLY).toBe(true);
    const all = await this.models();
    expect(all).toHaveLength(count);
    return all.at(-1)!;
  }

  async close(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop()));
    await this.database.drop();
  }
}

const on = (instances: number, work: (place: Place) => Promise<void>) => async () => {
  const place = await Place.open(instances);
  try {
    await work(place);
  } finally {
    await place.close();
  }
};

test.concurrent(
  'enough corrections train one model, which takes over on every instance',
  on(2, async (place) => {
    await place.correct(AFTER - 1);
    await sleep(LOOKS_MS);
    expect(await place.models()).toHaveLength(1);
    await place.correct(1);
    const trained = await place.untilTrained(2);
    expect(trained).toMatchObject({ status: 'active', trigger: 'corrections', requestedBy: null });
    for (const api of place.apis) {
      const modelOf = async () => {
        const ticket = await api.post('/tickets', { message: 'I was charged twice' });
        return (await api.get(`/tickets/${String(ticket.body['id'])}/decision`)).body['modelId'];
      };
      await until(modelOf, { every: 20 }).toBe(trained.id);
    }
  }),
);

test.concurrent(
  'corrections of an organisation that is not served train nothing until it is',
  on(1, async (place) => {
    await place.setStatus('suspended', 403);
    await place.correct(AFTER);
    await sleep(LOOKS_MS);
    expect(await place.database.query('SELECT FROM models')).toHaveLength(1);
    await place.setStatus('active', 200);
    expect(await place.untilTrained(2)).toMatchObject({ status: 'active', trigger: 'corrections' });
  }),
);

test.concurrent(
  'a failed training is tried again after as many corrections',
  on(1, async (place) => {
    await place.correct(AFTER);
    await place.untilTrained(2);
    await place.database.query(
      `INSERT INTO models (version, status, error) VALUES (3, 'failed', 'for this test')`,
    );
    // As old as the schedule allows: the failure holds it up.
    await place.database.query(
      `UPDATE models SET created_at = created_at - interval '6 hours' WHERE status <> 'failed'`,
    );
    await sleep(LOOKS_MS);
    expect(await place.models()).toHaveLength(3);
    await place.correct(AFTER);
    expect(await place.untilTrained(4)).toMatchObject({ trigger: 'corrections', error: null });
  }),
);

test.concurrent(
  'a schedule trains where there is anything new',
  on(2, async (place) => {
    // At once: with only the models old, the corrections that they learnt from would be new again.
    const makeOld = () =>
      place.database.query(
        `WITH old AS (UPDATE models SET created_at = created_at - interval '6 hours')
         UPDATE examples SET created_at = created_at - interval '6 hours'`,
      );
    await place.correct(1);
    await makeOld();
    expect(await place.untilTrained(2)).toMatchObject({ trigger: 'schedule', error: null });
    await makeOld();
    await sleep(LOOKS_MS);
    expect(await place.models()).toHaveLength(2);
  }),
);

import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import { expectProblem } from '../support/builders.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';
import { SECOND_ORGANIZATION } from '../support/second-organization.js';
import { ADMIN, type Service, startAndFail, startService } from '../support/service.js';

const OWNER = `owner_${randomBytes(6).toString('hex')}`;
const PASSWORD = randomBytes(12).toString('hex');

let database: TestDatabase;
/** The address of the database as its owner, who may make no roles. */
let url: string;
let service: Service | undefined;

beforeAll(async () => {
  database = await createTestDatabase(databaseServer());
  await database.query(`CREATE ROLE ${OWNER} LOGIN PASSWORD '${PASSWORD}'`);
  await database.query(`ALTER DATABASE ${database.name} OWNER TO ${OWNER}`);
  const address = new URL(database.url);
  address.username = OWNER;
  address.password = PASSWORD;
  url = address.href;
});

afterEach(() => service?.stop());

afterAll(async () => {
  const server = await createTestDatabase(databaseServer());
  await database.drop();
  await server.query(`DROP ROLE IF EXISTS ${OWNER}_tenant`);
  await server.query(`DROP ROLE ${OWNER}`);
  await server.drop();
});

test('an owner who may make no roles serves one organisation, and no second one', async () => {
  service = await startService({ DATABASE_URL: url });
  const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
  expect((await admin.post('/tickets', { message: 'where is my order?' })).status).toBe(201);
  const refused = await admin.post('/organizations', { slug: 'acme', name: 'Acme' });
  expectProblem(refused, 409, 'ORGANIZATION.NOT_ISOLATED');
});

test('a start on several organisations that are not kept apart is refused, and says what helps', async () => {
  for (const statement of SECOND_ORGANIZATION.statements) await database.query(statement);
  await database.query(`SELECT setval(pg_get_serial_sequence('organizations', 'id'), 2)`);
  const { exitCode, output } = await startAndFail({ DATABASE_URL: url });
  expect(exitCode).toBe(1);
  expect(output).toContain('the database has 2 organisations and does not keep them apart');
  expect(output).toContain('ALTER ROLE … CREATEROLE');
});

test('with the role that the documentation names, both work', async () => {
  await database.query(`CREATE ROLE ${OWNER}_tenant NOLOGIN NOINHERIT`);
  const [{ version }] = (await database.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::integer AS version`,
  )) as [{ version: number }];
  const withSet = version >= 160_000 ? 'WITH SET TRUE' : '';
  await database.query(`GRANT ${OWNER}_tenant TO ${OWNER} ${withSet}`);
  service = await startService({ DATABASE_URL: url });
  const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
  expect((await admin.post('/organizations', { slug: 'third', name: 'Third' })).status).toBe(201);
});

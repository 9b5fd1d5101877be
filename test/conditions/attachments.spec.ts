import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { type Fixture, fixture } from '../support/fixture.js';
import type { Attachment, Thread } from '../support/schemas.js';
import { startService } from '../support/service.js';
import { until } from '../support/until.js';
import { unzip } from '../support/zip.js';

const FILE = { headers: { 'content-type': 'application/octet-stream' } };
/** More than one chunk. */
const LONG = 'a'.repeat(300_000);

let given: Fixture;
let admin: Api;
let customer: Api;
let thread: Thread;

beforeAll(async () => {
  given = await fixture();
  ({ admin } = given);
});

beforeEach(async () => {
  customer = await admin.newUser();
  const { body } = await customer.post<Thread>('/conversations', { message: 'asdf qwer zxcv' });
  thread = body;
});

const upload = async (by: Api, content = LONG): Promise<Attachment> =>
  (await by.post<Attachment>(`/conversations/${thread.conversation.id}/attachments`, content, FILE))
    .body;

async function sent(by: Api, rest: object = {}, content = LONG): Promise<Attachment> {
  const attachment = await upload(by, content);
  const said = { content: 'Here it is.', attachments: [attachment.id], ...rest };
  await by.post(`/conversations/${thread.conversation.id}/messages`, said);
  return attachment;
}

/** Files of these, and chunks of them. */
async function kept(...attachments: Attachment[]): Promise<{ files: number; chunks: number }> {
  const [row] = await given.database.query<{ files: number; chunks: number }>(
    `SELECT (SELECT count(*)::int FROM attachments WHERE id = ANY ($1)) AS files,
            (SELECT count(*)::int FROM attachment_chunks WHERE attachment_id = ANY ($1)) AS chunks`,
    [attachments.map(({ id }) => id)],
  );
  return row!;
}

test('files go with the customer of their conversation, whoever has sent them', async () => {
  const files = [await sent(customer), await sent(admin), await upload(customer)];
  const other = await sent(admin, { visibility: 'internal' });
  expect(await kept(...files, other)).toEqual({ files: 4, chunks: 8 });
  await admin.delete(`/users/${customer.userId}`);
  expect(await kept(...files, other)).toEqual({ files: 0, chunks: 0 });
});

test('files of an agent who goes stay with what they answered, but for what was never sent', async () => {
  const agent = await admin.newStaff('agent');
  const [answer, unsent] = [await sent(agent), await upload(agent)];
  await admin.delete(`/users/${agent.userId}`);
  expect(await kept(answer)).toEqual({ files: 1, chunks: 2 });
  expect(await kept(unsent)).toEqual({ files: 0, chunks: 0 });
});

test('files go with the ticket of their message', async () => {
  const file = await sent(customer);
  expect((await admin.delete(`/tickets/${thread.ticket!.id}`)).status).toBe(204);
  expect(await kept(file)).toEqual({ files: 0, chunks: 0 });
});

test('files that nobody has sent go after a day', async () => {
  const [old, young, used] = [await upload(customer), await upload(customer), await sent(customer)];
  await given.database.query(
    `UPDATE attachments SET created_at = now() - interval '25 hours' WHERE id = ANY ($1)`,
    [[old.id, used.id]],
  );
  const service = await startService({ DATABASE_URL: given.database.url });
  try {
    await until(() => kept(old), { within: 30_000, every: 100 }).toEqual({ files: 0, chunks: 0 });
    expect(await kept(young, used)).toEqual({ files: 2, chunks: 4 });
  } finally {
    await service.stop();
  }
});

test('what is kept of a person has their files, and none of a note', async () => {
  const [own, answer] = [await sent(customer), await sent(admin, {}, 'an answer')];
  await sent(admin, { visibility: 'internal' }, 'a note');
  const { headers } = await customer.post(`/users/${customer.userId}/export`);
  const job = headers.get('location')!.replace('/api/v1', '');
  await until(async () => (await customer.get(job)).body['status']).toBe('completed');
  const address = `${customer.url}/api/v1/users/${customer.userId}/export`;
  const file = await fetch(address, { headers: { authorization: `Bearer ${customer.token}` } });
  const files = unzip(Buffer.from(await file.arrayBuffer()));
  const rowsOf = (table: string) =>
    files
      .get(`${table}.ndjson`)!
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { id: number; attachment_id: number; bytes: string });
  expect(rowsOf('attachments').map(({ id }) => id)).toEqual([own.id, answer.id]);
  const chunks = rowsOf('attachment_chunks').map(
    ({ attachment_id: of, bytes }) => [of, Buffer.from(bytes.slice(2), 'hex').length] as const,
  );
  expect(chunks.map(([of]) => of).sort()).toEqual([own.id, own.id, answer.id].sort());
  expect(chunks.reduce((all, [, bytes]) => all + bytes, 0)).toBe(LONG.length + 'an answer'.length);
});

test('a file counts for the storage of its organisation at once', async () => {
  const used = async (): Promise<number> => {
    const { body } = await admin.get<{ storageBytes: { used: number } }>('/organization/usage');
    return body.storageBytes.used;
  };
  const before = await used();
  await upload(customer);
  await until(used, { within: 10_000, every: 100 }).toBe(before + LONG.length);
});

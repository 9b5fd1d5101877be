import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, Api } from '../support/api.js';
import {
  allOf,
  anIntent,
  expectInvalid,
  expectProblem,
  type Intent,
  type Problem,
  theAdmin,
  unique,
} from '../support/builders.js';
import type { Example } from '../support/schemas.js';

const PREFIX = unique('import');
const CSV = { headers: { 'content-type': 'text/csv' } };

let admin: Api;
let count = 0;

const newName = (): string => `${PREFIX}_${(count += 1)}`;

const importCsv = (file: string | Uint8Array, query = '') =>
  admin.post(`/triage/examples/import${query}`, file, CSV);

const ownIntents = async (): Promise<Intent[]> =>
  (await allOf<Intent>(admin, '/triage/intents')).filter(({ name }) => name.startsWith(PREFIX));

async function examplesOf(name: string): Promise<Example[]> {
  const intent = (await ownIntents()).find((it) => it.name === name);
  return intent ? allOf<Example>(admin, `/triage/intents/${intent.id}/examples`) : [];
}

const textsOf = async (name: string): Promise<string[]> =>
  (await examplesOf(name)).map(({ text }) => text);

beforeAll(async () => {
  admin = await theAdmin();
});

afterAll(async () => {
  for (const { id } of await ownIntents()) await admin.delete(`/triage/intents/${id}`);
});

describe('a file', () => {
  test('becomes examples, and its unknown intents are made', async () => {
    const [first, second] = [newName(), newName()];
    const { status, body } = await importCsv(
      `text,intent\nwhere is it,${first}\nis it there,${second}\nshow it to me,${first}\n`,
    );
    expect(status).toBe(200);
    expect(body).toEqual({ rows: 3, imported: 3, duplicates: 0, intentsCreated: [first, second] });
    expect(await examplesOf(first)).toMatchObject([
      { text: 'where is it', source: 'import', createdBy: admin.userId },
      { text: 'show it to me', source: 'import', createdBy: admin.userId },
    ]);
    expect((await ownIntents()).find(({ name }) => name === first)).toMatchObject({
      answer: null,
      autoResolve: false,
      examples: 2,
    });
  });

  test('of an intent that exists adds to it', async () => {
    const { name } = await anIntent(admin, { name: newName(), answer: 'Yes.', autoResolve: true });
    const { body } = await importCsv(`text,intent\nwhere is it,${name}`);
    expect(body).toEqual({ rows: 1, imported: 1, duplicates: 0, intentsCreated: [] });
    expect((await ownIntents()).find((it) => it.name === name)).toMatchObject({ answer: 'Yes.' });
  });

  test.each([
    [
      'with a comma in quotes',
      (name: string) => `text,intent\n"hello, you",${name}\n`,
      'hello, you',
    ],
    [
      'with quotes in quotes',
      (name: string) => `text,intent\n"say ""yes""",${name}\n`,
      'say "yes"',
    ],
    ['with a line end in quotes', (name: string) => `text,intent\n"a\nb",${name}\n`, 'a\nb'],
    ['with CRLF', (name: string) => `text,intent\r\nhello,${name}\r\n`, 'hello'],
    ['with CRLF in quotes', (name: string) => `text,intent\r\n"a\r\nb",${name}\r\n`, 'a\r\nb'],
    ['with a byte order mark', (name: string) => `\ufefftext,intent\nhello,${name}\n`, 'hello'],
    ['with a mark and quotes', (name: string) => `\ufeff"text","intent"\nhello,${name}`, 'hello'],
    ['with the columns turned', (name: string) => `intent,text\n${name},hello\n`, 'hello'],
    ['with capitals in the header', (name: string) => `Text, INTENT\nhello,${name}\n`, 'hello'],
    ['with space around the values', (name: string) => `text,intent\n  hello , ${name}\n`, 'hello'],
    ['with empty lines', (name: string) => `text,intent\n\nhello,${name}\n\n\n`, 'hello'],
    ['without a last line end', (name: string) => `text,intent\nhello,${name}`, 'hello'],
    ['in many scripts', (name: string) => `text,intent\nпривет 你好 🙂,${name}`, 'привет 你好 🙂'],
    ['with a formula', (name: string) => `text,intent\n"=1+1",${name}`, '=1+1'],
  ])('%s is understood', async (_, file, text) => {
    const name = newName();
    const { status, body } = await importCsv(file(name));
    expect({ status, body }).toMatchObject({ status: 200, body: { rows: 1, imported: 1 } });
    expect(await textsOf(name)).toEqual([text]);
  });

  test('that comes again adds nothing', async () => {
    const name = newName();
    const file = `text,intent\nwhere is it,${name}\nis it there,${name}\n where is it ,${name}\n`;
    const first = await importCsv(file);
    expect(first.body).toMatchObject({ rows: 3, imported: 2, duplicates: 1 });
    const second = await importCsv(file);
    expect(second.body).toEqual({ rows: 3, imported: 0, duplicates: 3, intentsCreated: [] });
    expect(await textsOf(name)).toEqual(['where is it', 'is it there']);
  });

  test('of thousands of rows is one import', async () => {
    const name = newName();
    const rows = Array.from({ length: 3_000 }, (_, number) => `question number ${number},${name}`);
    const { body } = await importCsv(`text,intent\n${rows.join('\n')}\n`);
    expect(body).toEqual({ rows: 3_000, imported: 3_000, duplicates: 0, intentsCreated: [name] });
    const [intent] = (await ownIntents()).filter((it) => it.name === name);
    expect(intent).toMatchObject({ examples: 3_000 });
    await admin.delete(`/triage/intents/${intent!.id}`);
  });

  test('twice at once counts each example once', async () => {
    const name = newName();
    const rows = Array.from({ length: 50 }, (_, number) => `question ${number},${name}`).join('\n');
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => importCsv(`text,intent\n${rows}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const imported = answers.reduce((sum, { body }) => sum + Number(body['imported']), 0);
    expect(imported).toBe(50);
    expect(await textsOf(name)).toHaveLength(50);
  });

  test('may name its character set', async () => {
    const headers = { 'content-type': 'text/csv; charset=utf-8; header=present' };
    const path = '/triage/examples/import';
    const { status } = await admin.post(path, `text,intent\nhello,${newName()}`, { headers });
    expect(status).toBe(200);
  });
});

describe('a file that is wrong', () => {
  const expectRefused = (answer: Answer, detail: RegExp): Problem => {
    const problem = expectProblem(answer, 400, 'IMPORT.REFUSED');
    expect(problem.detail).toMatch(/^Nothing was imported: /);
    expect(problem.detail).toMatch(detail);
    return problem;
  };

  test.each([
    ['is missing', ''],
    ['is blank', '\n\n'],
    ['is another', 'question,category\nhello,x\n'],
    ['lacks a column', 'text\nhello\n'],
    ['has an unknown column', 'text,intent,language\nhello,x,en\n'],
    ['has a column twice', 'text,text\nhello,x\n'],
    ['is the first row', 'hello,greeting\n'],
    ['has another delimiter', 'text|intent\nhello|x\n'],
  ])('because its header %s is refused', async (_, file) => {
    expectRefused(await importCsv(file), /header|no rows/);
  });

  test('with only a header is refused', async () => {
    expectRefused(await importCsv('text,intent\n'), /no rows/);
  });

  test('names each bad row by its line, and imports none of the good ones', async () => {
    const name = newName();
    const answer = await importCsv(
      [
        'text,intent',
        `good,${name}`,
        `,${name}`,
        '"two',
        `lines",${name}`,
        'no intent,',
        `${'x'.repeat(10_001)},${name}`,
        `a\u0000b,${name}`,
        `good again,${'x'.repeat(101)}`,
        ` ,`,
      ].join('\n'),
    );
    const { errors } = expectRefused(answer, /^Nothing was imported: 5 rows/);
    expect(errors.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'line 3, text must not be blank',
      'line 6, intent must not be blank',
      expect.stringMatching(/^line 7, text must be at most 10000/),
      'line 8, text must not contain control characters',
      expect.stringMatching(/^line 9, intent must be at most 100/),
    ]);
    expect(await ownIntents()).not.toContainEqual(expect.objectContaining({ name }));
  });

  test('with hundreds of bad rows names the first and counts all', async () => {
    const answer = await importCsv(`text,intent\n${'x,\n'.repeat(500)}`);
    const { errors } = expectRefused(answer, /500 rows/);
    expect(errors).toHaveLength(100);
    expect(errors[99]!.path).toBe('line 101, intent');
  });

  test.each([
    ['too many values', (name: string) => `good,${name}\na,b,c`],
    ['too few values', (name: string) => `good,${name}\nalone`],
    ['a quote that never ends', (name: string) => `good,${name}\n"a,${name}`],
    ['a quote in the middle', (name: string) => `good,${name}\na "b" c",${name}`],
  ])('in a row with %s is refused with its line', async (_, rows) => {
    const name = newName();
    const { errors } = expectRefused(await importCsv(`text,intent\n${rows(name)}`), /./);
    expect(errors).toEqual([
      { path: expect.stringMatching(/^line 3\b/), message: expect.any(String) },
    ]);
    expect(await textsOf(name)).toEqual([]);
  });

  test.each([
    ['in a value', [0x61, 0xff, 0x62]],
    ['cut off at the end', [0xe2, 0x82]],
    ['of half a surrogate pair', [0xed, 0xa0, 0x80]],
  ])('that is not UTF-8 (%s) is refused', async (_, bytes) => {
    const name = newName();
    const start = Buffer.from(`text,intent\ngood,${name}\n${name},`);
    expectRefused(await importCsv(Buffer.concat([start, Buffer.from(bytes)])), /UTF-8/);
    expect(await textsOf(name)).toEqual([]);
  });

  test('that breaks off imports nothing and hurts nobody', async () => {
    const name = newName();
    const { hostname, port } = new URL(admin.url);
    const socket = connect(Number(port || 80), hostname);
    await once(socket, 'connect');
    socket.write(
      [
        'POST /api/v1/triage/examples/import HTTP/1.1',
        `host: ${hostname}`,
        `authorization: Bearer ${String(admin.token)}`,
        'content-type: text/csv',
        'content-length: 100000',
        '',
        `text,intent\nhello,${name}\n`,
      ].join('\r\n'),
    );
    // By the answer to the second request the first has long begun.
    await admin.get('/triage/policy');
    socket.destroy();
    await once(socket, 'close');
    for (let request = 0; request < 10; request += 1) await admin.get('/users/me');
    expect(await textsOf(name)).toEqual([]);
  });

  test('of too many rows is refused', async () => {
    const name = newName();
    const answer = await importCsv(`text,intent\n${`a,${name}\n`.repeat(200_001)}`);
    expectProblem(answer, 413, 'IMPORT.TOO_LARGE');
    expect(await textsOf(name)).toEqual([]);
  });

  test('that is Latin-1 is refused, and told what it is', async () => {
    const file = Buffer.from(`text,intent\nschöne Grüße,${newName()}`, 'latin1');
    expectRefused(await importCsv(file), /looks like Latin-1.*UTF-8/);
  });
});

describe('createIntents', () => {
  test('off refuses unknown intents and names them', async () => {
    const { name } = await anIntent(admin, { name: newName() });
    const [first, second] = [newName(), newName()];
    const file = `text,intent\na,${name}\nb,${second}\nc,${first}\nd,${second}\n`;
    const answer = await importCsv(file, '?createIntents=false');
    const { errors } = expectProblem(answer, 400, 'IMPORT.REFUSED');
    expect(errors).toEqual([
      { path: 'intent', message: `"${first}" is unknown` },
      { path: 'intent', message: `"${second}" is unknown` },
    ]);
    expect(await textsOf(name)).toEqual([]);
    expect((await ownIntents()).map((it) => it.name)).not.toContain(first);
  });

  test('off lets known intents pass', async () => {
    const { name } = await anIntent(admin, { name: newName() });
    const { body } = await importCsv(`text,intent\na,${name}`, '?createIntents=false');
    expect(body).toMatchObject({ imported: 1, intentsCreated: [] });
  });

  test.each(['createIntents=maybe', 'createIntents=', 'createIntents=1', 'dryRun=true'])(
    'refuses %s',
    async (query) => {
      const name = newName();
      const answer = await importCsv(`text,intent\na,${name}`, `?${query}`);
      expectInvalid(answer, query.split('=')[0]!);
      expect(await textsOf(name)).toEqual([]);
    },
  );
});

test.each([
  ['JSON', 'application/json', '{"text":"a","intent":"b"}', 415],
  ['an empty body', 'application/json', '', 415],
  ['a form', 'multipart/form-data; boundary=x', '--x--', 415],
  ['a spreadsheet', 'application/vnd.ms-excel', 'text,intent\na,b', 415],
])('%s is no CSV', async (_, type, body, status) => {
  const headers = { 'content-type': type };
  const answer = await admin.post('/triage/examples/import', body, { headers });
  expectProblem(answer, status, 'REQUEST.UNSUPPORTED_MEDIA_TYPE');
});

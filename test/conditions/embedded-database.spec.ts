import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clusterFolder, lockFolder } from '../../src/platform/database/embedded/data-folder.js';
import { isAlive, startOf } from '../../src/platform/database/embedded/processes.js';
import { serverAccount } from '../../src/platform/database/embedded/server-account.js';
import { socketIn } from '../../src/platform/database/embedded/socket-folder.js';
import { Api } from '../support/api.js';
import { expectThat } from '../support/expect-that.js';
import {
  ADMIN,
  launch,
  SECRET_KEY,
  type Service,
  startAndFail,
  startService,
} from '../support/service.js';
import { until } from '../support/until.js';
import { copyUntrained } from '../support/untrained-build.js';

const CONTESTANTS = 4;
const ROUNDS = 25;
const NOBODY = 999_999_999;
const VERIFY = new URL('../../dist/cli/verify-decisions.js', import.meta.url).pathname;
const DATA_FOLDER = new URL('../../dist/platform/database/embedded/data-folder.js', import.meta.url)
  .href;

/** A process that tries to lock each folder it is told, and says whether it got it. */
const CONTESTANT = `
  import { createInterface } from 'node:readline';
  import { lockFolder } from '${DATA_FOLDER}';
  for await (const folder of createInterface({ input: process.stdin })) {
    await lockFolder(folder).then(() => console.log('won'), () => console.log('refused'));
  }`;

const MESSAGE = { message: 'I was charged twice' };

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'acs-embedded-'));
  await chmod(root, 0o755);
});

afterAll(() => rm(root, { recursive: true, force: true }));

function signedIn(service: Service): Promise<Api> {
  return new Api(service.url).as(ADMIN.email, ADMIN.password);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** What the server on a cluster has written down of itself; nothing once it ended in good order. */
async function markOf(cluster: string): Promise<string[] | undefined> {
  const content = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  return content?.split('\n');
}

/** The process id of the server on a cluster; nothing when it was stopped in good order. */
async function serverOf(cluster: string): Promise<number | undefined> {
  const mark = await markOf(cluster);
  return mark && Number(mark[0]);
}

/** The folder of its socket, and the address that it listens on besides. */
async function addressOf(cluster: string): Promise<string[]> {
  return (await markOf(cluster))!.slice(4, 6);
}

/** The TCP sockets of a process, where the system tells them. */
async function tcpSocketsOf(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder).catch(() => []);
  const open = await Promise.all(names.map((name) => readlink(join(folder, name)).catch(() => '')));
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8').catch(() => '')),
  );
  const lines = tables.flatMap((table) => table.trim().split('\n').slice(1));
  return lines.filter((line) => open.includes(`socket:[${line.trim().split(/\s+/)[9]}]`));
}

/** Runs `verify:decisions` on a data folder. */
function verify(DATA_DIR: string): Promise<{ exitCode: number; output: string }> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, DATA_DIR, SECRET_KEY };
  return new Promise((resolve) => {
    execFile(process.execPath, [VERIFY], { env }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

describe('a service without DATABASE_URL', () => {
  let environment: Record<string, string>;
  let cluster: string;
  let service: Service | undefined;
  let ticketId: unknown;

  beforeAll(() => {
    // In the list of folders that PostgreSQL is told, and in an address, all of it must be quoted.
    environment = { DATA_DIR: join(root, 'data, 50 %@home') };
    cluster = join(environment['DATA_DIR']!, 'postgresql');
  });

  afterAll(async () => {
    await service?.stop();
  });

  /** The ticket of the first start is there, and new ones are taken. */
  async function expectWorking(running: Service): Promise<void> {
    const admin = await signedIn(running);
    expect((await admin.get(`/tickets/${String(ticketId)}`)).body).toMatchObject(MESSAGE);
    expect((await admin.post('/tickets', MESSAGE)).status).toBe(201);
  }

  test('can be stopped during its first training', async () => {
    const build = await copyUntrained();
    const { child, output } = launch(environment, build.main);
    await until(output, { every: 20 }).toContain('training the first');
    const server = (await serverOf(cluster))!;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(isAlive(server)).toBe(false);
    expect(output()).not.toMatch(/cannot start|\n\s+at /);
    await build.remove();
  });

  test('works on a database of its own', async () => {
    service = await startService(environment);
    const { status, body } = await (await signedIn(service)).post('/tickets', MESSAGE);
    expect(status).toBe(201);
    ticketId = body['id'];
  });

  test('keeps its data to itself', async () => {
    expect((await stat(cluster)).mode & 0o077).toBe(0);
    expect((await stat(`${cluster}.password`)).mode & 0o077).toBe(0);
  });

  test('is reached by a private socket, and by no port', async () => {
    expect(await addressOf(cluster)).toEqual([cluster, '']);
    expect((await stat(cluster)).mode & 0o777).toBe(0o700);
    expect((await stat(socketIn(cluster))).mode & 0o777).toBe(0o700);
    expect(await tcpSocketsOf((await serverOf(cluster))!)).toEqual([]);
  });

  test('lets no second instance use it', async () => {
    const { exitCode, output } = await startAndFail(environment);
    expect(exitCode).toBe(1);
    const lines = output.split('\n').filter((line) => line.includes(cluster));
    expectThat(lines, output).toHaveLength(1);
    expect(lines[0]).toContain(`in use by the instance with process id ${service!.process.pid}`);
    expect(lines[0]).toContain('DATA_DIR');
    const { exitCode: refused, output: reason } = await verify(environment['DATA_DIR']!);
    expectThat(refused, reason).toBe(2);
    expect(reason).toContain('is in use by the instance');
    await expectWorking(service!);
  });

  test('stops in good order and finds everything again at the next start', async () => {
    expect(await service!.stop()).toBe(0);
    expect(await serverOf(cluster)).toBeUndefined();
    const { exitCode, output } = await verify(environment['DATA_DIR']!);
    expectThat(exitCode, output).toBe(0);
    service = await startService(environment);
    await expectWorking(service);
    expect(service.output()).not.toMatch(/creating a PostgreSQL|training/);
  });

  test('recovers when it was killed and its server lives on', async () => {
    const orphan = (await serverOf(cluster))!;
    const exited = once(service!.process, 'exit');
    service!.process.kill('SIGKILL');
    await exited;
    expect(isAlive(orphan)).toBe(true);
    service = await startService(environment);
    expect(isAlive(orphan)).toBe(false);
    await expectWorking(service);
  });

  test('recovers when it was killed together with its server', async () => {
    const server = (await serverOf(cluster))!;
    const exited = once(service!.process, 'exit');
    service!.process.kill('SIGKILL');
    process.kill(server, 'SIGKILL');
    await exited;
    await until(() => isAlive(server)).toBe(false);
    service = await startService(environment);
    await expectWorking(service);
    expect(await service.stop()).toBe(0);
  });

  test('starts its server again when that was killed, and refuses what comes meanwhile', async () => {
    service = await startService(environment);
    const admin = await signedIn(service);
    for (let round = 0; round < 2; round++) {
      const server = (await serverOf(cluster))!;
      process.kill(server, 'SIGKILL');
      const create = async () => {
        const { status, body } = await admin.post('/tickets', MESSAGE);
        if (status !== 201) expect(body).toMatchObject({ code: 'DATABASE.UNAVAILABLE' });
        return [status, (await serverOf(cluster)) === server];
      };
      await until(create, { every: 20 }).toEqual([201, false]);
    }
    await expectWorking(service);
    expect(await service.stop()).toBe(0);
    expect(await serverOf(cluster)).toBeUndefined();
  });

  test('leaves no server behind when it is stopped while it starts', async () => {
    const { child, output } = launch(environment);
    await until(output, { every: 5 }).toContain('PostgreSQL runs in');
    const server = (await serverOf(cluster))!;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
    expect(isAlive(server)).toBe(false);
    expect(output()).not.toMatch(/\n\s+at /);
  });

  test('leaves no server behind when it cannot start', async () => {
    const { exitCode } = await startAndFail({ ...environment, HOST: '203.0.113.77' });
    expect(exitCode).toBe(1);
    expect(await serverOf(cluster)).toBeUndefined();
  });
});

test('works below a private folder, for the first of two that want it', async () => {
  const home = join(root, 'home');
  await mkdir(home, { mode: 0o700 });
  const DATA_DIR = join(home, 'data');
  const cluster = await clusterFolder(DATA_DIR, await serverAccount());
  try {
    const starts = await Promise.allSettled([
      startService({ DATA_DIR }),
      startService({ DATA_DIR }),
    ]);
    const running = starts.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
    const refused = starts.flatMap((it) => (it.status === 'rejected' ? [String(it.reason)] : []));
    try {
      expect(refused).toEqual([expect.stringContaining('is in use by the instance')]);
      const ticket = await (await signedIn(running[0]!)).post('/tickets', MESSAGE);
      expect(ticket.status).toBe(201);
      expect((await stat(home)).mode & 0o777).toBe(0o700);
    } finally {
      await Promise.all(running.map((service) => service.stop()));
    }
    expect(await exists(join(cluster, 'PG_VERSION'))).toBe(true);
  } finally {
    for (const suffix of ['', '.password', '.pid', '.unfinished']) {
      await rm(`${cluster}${suffix}`, { recursive: true, force: true });
    }
  }
});

describe('a service below a path that is too long for a socket', () => {
  let environment: { DATA_DIR: string };
  let cluster: string;
  let service: Service | undefined;
  let folder: string;

  beforeAll(async () => {
    environment = { DATA_DIR: join(root, ...Array.from({ length: 10 }, () => 'quite far below')) };
    cluster = join(environment.DATA_DIR, 'postgresql');
    service = await startService(environment);
    folder = (await addressOf(cluster))[0]!;
  });

  afterAll(async () => {
    await service?.stop();
  });

  test('is reached by a socket in a private folder elsewhere', async () => {
    expect(folder).not.toBe(cluster);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await (await signedIn(service!)).post('/tickets', MESSAGE)).status).toBe(201);
  });

  test('leaves none behind, not even when it was killed', async () => {
    const server = (await serverOf(cluster))!;
    const exited = once(service!.process, 'exit');
    for (const pid of [service!.process.pid!, server]) process.kill(pid, 'SIGKILL');
    await exited;
    await until(() => isAlive(server)).toBe(false);
    expect(await exists(socketIn(folder))).toBe(true);
    service = await startService(environment);
    expect(await exists(folder)).toBe(false);
    const { body } = await (await signedIn(service)).get<{ data: unknown[] }>('/tickets');
    expect(body.data).toMatchObject([MESSAGE]);
    const [another] = await addressOf(cluster);
    expect(await service.stop()).toBe(0);
    expect(await exists(another!)).toBe(false);
  });
});

describe('the mark of an instance in a data folder', () => {
  test.each([
    ['counts while the instance lives', () => startOf(process.pid), /is in use/],
    // After a reboot, or in a new container.
    ['does not count for another process with its id', () => Promise.resolve('12345'), undefined],
  ])('%s', async (name, started, refusal) => {
    const folder = join(root, `marked ${name}`);
    await writeFile(`${folder}.pid`, `${process.pid} ${await started()}`);
    const locking = lockFolder(folder);
    if (refusal) await expect(locking).rejects.toThrow(refusal);
    else await (await locking)();
  });
});

describe('of several processes that want one data folder at once', () => {
  let contestants: ChildProcess[];

  beforeAll(() => {
    const parameters = ['--input-type=module', '--eval', CONTESTANT];
    contestants = Array.from({ length: CONTESTANTS }, () =>
      spawn(process.execPath, parameters, { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
  });

  afterAll(() => {
    for (const contestant of contestants) contestant.kill();
  });

  test.each([
    ['nobody has had', undefined],
    ['a dead process has had', `${NOBODY}`],
  ])('one gets a folder that %s', async (_, mark) => {
    for (let round = 0; round < ROUNDS; round++) {
      const folder = join(root, `wanted-${mark ?? 'new'}-${round}`);
      if (mark !== undefined) await writeFile(`${folder}.pid`, mark);
      const answers = contestants.map(({ stdout }) => once(stdout!, 'data'));
      for (const { stdin } of contestants) stdin!.write(`${folder}\n`);
      const said = (await Promise.all(answers)).map(([chunk]) => String(chunk).trim());
      expectThat(said.toSorted(), `round ${round}`).toEqual([
        'refused',
        'refused',
        'refused',
        'won',
      ]);
    }
  });
});

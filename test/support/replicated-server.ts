import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from '../../src/platform/database/embedded/address.js';
import { locateBinaries } from '../../src/platform/database/embedded/binaries.js';
import { createCluster, readPassword, USER } from '../../src/platform/database/embedded/cluster.js';
import { SHARED_ROOT } from '../../src/platform/database/embedded/data-folder.js';
import { serverAccount } from '../../src/platform/database/embedded/server-account.js';
import { until } from './until.js';

/** Two PostgreSQL servers: what one commits, the other has written as well. */
export interface ReplicatedServer {
  /** Of the one that takes writes at first. */
  readonly primaryUrl: string;
  readonly standbyUrl: string;
  /** Ends the primary as a power failure would. */
  killPrimary(): Promise<void>;
  /** Makes the standby take writes. */
  promoteStandby(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a primary on what `fill` has made, and a standby that repeats it synchronously: a commit
 * is told only once the standby has it on its disk.
 */
export async function startReplicatedServer(
  fill: (superuserUrl: string) => Promise<void>,
): Promise<ReplicatedServer> {
  const account = await serverAccount();
  const { initdb, postgres } = await locateBinaries(account, SHARED_ROOT);
  const folder = await mkdtemp(join(tmpdir(), 'acs-replicated-'));
  await chmod(folder, 0o777);
  const [primary, standby] = ['primary', 'standby'].map((name) => join(folder, name)) as [
    string,
    string,
  ];
  await createCluster(initdb, primary, account);
  const password = await readPassword(primary);
  const ports = [await freePort(), await freePort()] as const;
  const urls = ports.map((port) => `postgresql://${USER}:${password}@127.0.0.1:${port}/postgres`);
  const [primaryUrl, standbyUrl] = urls as [string, string];

  const launch = async (data: string, port: number, ...settings: string[]) => {
    const all = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
    const flags = ['-D', data, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])];
    const environment = { LC_ALL: 'C' };
    const server = spawn(postgres, flags, { ...account, stdio: 'ignore', env: environment });
    await until(() => ask(urls[ports.indexOf(port)]!, 'SELECT 1 AS up'), {}).toEqual([{ up: 1 }]);
    return server;
  };

  const alone = await launch(primary, ports[0]);
  await fill(primaryUrl);
  await end(alone, 'SIGINT');
  await promisify(execFile)('cp', ['-a', primary, standby]);
  const signal = join(standby, 'standby.signal');
  await writeFile(signal, '');
  if (account.uid !== undefined) await chown(signal, account.uid, account.gid!);
  const conninfo = `host=127.0.0.1 port=${ports[0]} user=${USER} password=${password}`;
  await appendFile(
    join(standby, 'postgresql.auto.conf'),
    `primary_conninfo = '${conninfo} application_name=standby'\n`,
  );
  const servers = [
    await launch(primary, ports[0], 'synchronous_standby_names=standby'),
    await launch(standby, ports[1]),
  ] as const;
  const state = () => ask(primaryUrl, 'SELECT sync_state FROM pg_stat_replication');
  await until(state).toEqual([{ sync_state: 'sync' }]);

  return {
    primaryUrl,
    standbyUrl,
    killPrimary: () => end(servers[0], 'SIGKILL'),
    promoteStandby: async () => {
      await ask(standbyUrl, 'SELECT pg_promote()');
    },
    stop: async () => {
      await Promise.all(servers.map((server) => end(server, 'SIGQUIT')));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } catch (error) {
    return [String(error)];
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill(signal);
  await exited;
}

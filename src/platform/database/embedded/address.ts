import { once } from 'node:events';
import { createServer } from 'node:net';
import { platform } from 'node:os';
import type { ServerAccount } from './server-account.js';
import { removeTemporary, SOCKET_PORT, socketFolder, socketIn } from './socket-folder.js';

/** Where a server of ours takes connections. */
export interface Address {
  readonly name: string;
  readonly port: number;
  /** What PostgreSQL is told of it besides the port. */
  readonly settings: readonly string[];
  urlOf(user: string, password: string): string;
  /** Removes what was made for it. */
  remove(): Promise<void>;
}

/** A private Unix socket; on Windows, where our driver knows none, a free port on loopback. */
export function makeAddress(
  cluster: string,
  account: ServerAccount,
  system = platform(),
): Promise<Address> {
  return system === 'win32' ? onLoopback() : onSocket(cluster, account);
}

async function onSocket(cluster: string, account: ServerAccount): Promise<Address> {
  const folder = await socketFolder(cluster, account);
  return {
    name: `socket ${socketIn(folder)}`,
    port: SOCKET_PORT,
    settings: [
      'listen_addresses=',
      // It is a list, and the name of a folder may hold what separates its parts.
      `unix_socket_directories="${folder.replaceAll('"', '""')}"`,
      'unix_socket_permissions=0700',
    ],
    // `localhost` only makes it an address that everybody can read: the socket comes first.
    urlOf: (user, password) =>
      `postgresql://${user}:${password}@localhost:${SOCKET_PORT}/postgres?host=${encodeURIComponent(folder)}`,
    remove: () => removeTemporary(folder),
  };
}

async function onLoopback(): Promise<Address> {
  const port = await freePort();
  return {
    name: `port ${port}`,
    port,
    settings: ['listen_addresses=127.0.0.1', 'unix_socket_directories='],
    urlOf: (user, password) => `postgresql://${user}:${password}@127.0.0.1:${port}/postgres`,
    remove: () => Promise.resolve(),
  };
}

/** A port on loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

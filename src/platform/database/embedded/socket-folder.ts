import { mkdtemp, rm, rmdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isReachableFor } from './reachable.js';
import { giveTo, type ServerAccount } from './server-account.js';

/** Part of the socket's name; nobody listens on it. */
export const SOCKET_PORT = 5432;

const TEMPORARY = 'acs-postgresql-';
const SUFFIX = 'XXXXXX';
// The system's `sun_path` without its final zero.
const LONGEST = platform() === 'darwin' ? 103 : 107;

/** The socket of a server, by the folder that it is told. */
export function socketIn(folder: string): string {
  return join(folder, `.s.PGSQL.${SOCKET_PORT}`);
}

/**
 * The folder for a server's socket, which only its account may enter: the cluster's own, or, where a
 * socket cannot be in there, a temporary one.
 */
export async function socketFolder(cluster: string, account: ServerAccount): Promise<string> {
  return (await canHoldSocket(cluster)) ? cluster : makeTemporary(account);
}

/** Removes the folder and what a server that was killed has left in it, if it is a temporary one. */
export async function removeTemporary(folder: string): Promise<void> {
  if (!basename(folder).startsWith(TEMPORARY)) return;
  const socket = socketIn(folder);
  try {
    for (const path of [socket, `${socket}.lock`]) await rm(path, { force: true });
    await rmdir(folder);
  } catch {
    // It is gone, or of another account by now: nobody needs it.
  }
}

function isShortEnough(folder: string): boolean {
  return Buffer.byteLength(socketIn(folder)) <= LONGEST;
}

// Not every file system has sockets: those that virtual machines share with their host often do not.
async function canHoldSocket(folder: string): Promise<boolean> {
  if (!isShortEnough(folder)) return false;
  return new Promise((resolve) => {
    const probe = createServer();
    // One of a server that was killed is there.
    probe.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'EADDRINUSE'));
    probe.listen(socketIn(folder), () => probe.close(() => resolve(true)));
  });
}

async function makeTemporary(account: ServerAccount): Promise<string> {
  const own = tmpdir();
  const usable =
    isShortEnough(join(own, TEMPORARY + SUFFIX)) && (await isReachableFor(account, own));
  const folder = await mkdtemp(join(usable ? own : '/tmp', TEMPORARY));
  await giveTo(account, folder);
  return folder;
}

import { execFile } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const NAME = 'postgres';

/** Who the database server runs as; nobody in particular means: who we are. */
export interface ServerAccount {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root: root starts it as the system user `postgres`, made if need be. */
export async function serverAccount(): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return {};
  return (await findAccount()) ?? (await createAccount());
}

/** Makes the account the owner of a file or folder. */
export async function giveTo({ uid, gid }: ServerAccount, path: string): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

async function findAccount(): Promise<ServerAccount | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function createAccount(): Promise<ServerAccount> {
  // shadow-utils (Debian, Fedora) first, then BusyBox (Alpine).
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', NAME]],
    ['adduser', ['-S', '-D', '-H', NAME]],
  ];
  for (const [command, parameters] of attempts) {
    await run(command, parameters).catch(() => undefined);
    const account = await findAccount();
    if (account) return account;
  }
  throw new Error(
    'PostgreSQL does not run as root and no system user could be created: start as another user, or set DATABASE_URL',
  );
}

import { chmod, lstat, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ServerAccount } from './server-account.js';

const OTHERS_MAY_ENTER = 0o001;
const GROUP_MAY_ENTER = 0o010;

/** Whether the account may enter every folder down to `path` (which must exist). */
export async function isReachableFor(account: ServerAccount, path: string): Promise<boolean> {
  if (account.uid === undefined) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const open =
      uid === account.uid ||
      (gid === account.gid && (mode & GROUP_MAY_ENTER) !== 0) ||
      (mode & OTHERS_MAY_ENTER) !== 0;
    if (!open) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Makes a folder that others may enter, whatever the umask of this process takes away. */
export async function makeReachable(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}

/** Lets others read all below a folder, and run what its owner may run. */
export async function openToOthers(folder: string): Promise<void> {
  const paths = await readdir(folder, { recursive: true });
  for (const path of [folder, ...paths.map((path) => join(folder, path))]) {
    const found = await lstat(path);
    if (found.isSymbolicLink()) continue;
    const others = (found.mode & 0o700) === (found.mode & 0o600) ? 0o44 : 0o55;
    await chmod(path, found.mode | others);
  }
}

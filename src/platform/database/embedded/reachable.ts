import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
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

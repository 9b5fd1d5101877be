import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Whether a process has this id now; it need not be the one that once had it. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process lives and its command line holds `part`: ids are used again after a reboot. */
export async function isRunning(pid: number, part: string): Promise<boolean> {
  return isAlive(pid) && (await commandLine(pid)).includes(part);
}

async function commandLine(pid: number): Promise<string> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
  } catch {
    const ps = promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]);
    return ps.then(
      ({ stdout }) => stdout,
      () => '',
    );
  }
}

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

/**
 * What tells a process from others that had or will have its id: when it started. Empty where the
 * system does not say.
 */
export async function startOf(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field, the program's name, may hold spaces and brackets; the start is the 22nd.
  const ticks = status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
  return ticks ?? (await ps(pid, 'lstart=')).replaceAll(/\s+/g, '-');
}

async function commandLine(pid: number): Promise<string> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
  } catch {
    return ps(pid, 'command=');
  }
}

async function ps(pid: number, column: string): Promise<string> {
  return promisify(execFile)('ps', ['-o', column, '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
}

import { access, constants } from 'node:fs/promises';
import type { LaunchOptions } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** What starts a browser: the one that is named, the system's, or the one of the package. */
export async function browserOptions(): Promise<LaunchOptions> {
  const args = ['--no-sandbox', '--disable-dev-shm-usage'];
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { executablePath: named, args };
  for (const executablePath of SYSTEM) {
    if (await canRun(executablePath)) return { executablePath, args };
  }
  // So it unpacks the libraries that a bare system lacks.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return { executablePath: await packed.executablePath(), args: [...args, '--no-zygote'] };
}

async function canRun(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

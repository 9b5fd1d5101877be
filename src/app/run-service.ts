import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { createLogger } from '../platform/common/logging/logger.js';
import { loadSettingsWithKeptKey } from '../platform/config/kept-secret-key.js';
import { SettingsError } from '../platform/config/load-settings.js';
import { misspelledSettings } from '../platform/config/misspelled-settings.js';
import type { Settings } from '../platform/config/settings.js';
import { openDatabaseServer } from '../platform/database/embedded/database-server.js';
import type * as application from './index.js';
import { assertFree } from './listening-address.js';

// After the delay: longer than any statement takes, and all in all less than the 30 s that Docker
// Compose (here) and Kubernetes (by default) leave before they kill.
const HANG_UP_AFTER_MS = 18_000;
const KILL_AFTER_MS = 23_000;

/** Runs the service until it is told to stop; a start that fails says why in one line. */
export async function runService(environment: NodeJS.ProcessEnv): Promise<void> {
  const settings = settingsOrExit(environment);
  const logger = createLogger(settings);
  for (const line of misspelledSettings(environment)) logger.warn(line);
  let app: NestFastifyApplication | undefined;
  const fail = (reason: unknown): void => {
    logger.fatal(settings.debug ? { err: reason } : {}, messageOf(reason));
    void stop(1);
  };
  const opening = openDatabaseServer(settings, {
    report: (line) => logger.info(line),
    warn: (line) => logger.warn(line),
    onLost: fail,
  });
  const loading = import('./index.js');
  let stopping: Promise<void> | undefined;
  const delay = new AbortController();
  const stop = (exitCode: number): Promise<void> => (stopping ??= end(exitCode));
  const end = async (exitCode: number): Promise<void> => {
    try {
      if (app && exitCode === 0) await turnAway(app, await loading, settings, delay.signal);
      setTimeout(() => process.exit(1), KILL_AFTER_MS).unref();
      if (app) await close(app);
    } catch (error) {
      logger.error(`closing: ${messageOf(error)}`);
    }
    await opening.then((database) => database.stop()).catch(() => undefined);
    if (exitCode === 0) logger.info('stopped');
    process.exit(exitCode);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Ctrl-C: somebody waits for the prompt.
      if (signal === 'SIGINT') delay.abort();
      if (!stopping) logger.info(`${signal}: finishing the requests under way`);
      void stop(0);
    });
  }
  try {
    const address = `HOST=${settings.host} PORT=${settings.port}`;
    await naming(address, assertFree(settings.port, settings.host));
    const place = settings.databaseUrl ? 'DATABASE_URL' : 'DATA_DIR';
    const { url, durable } = await naming(place, opening);
    const { createApp, migrate } = await loading;
    await naming(
      place,
      migrate(url, (line) => logger.info(line)),
    );
    app = await createApp(settings, url, logger);
    await naming(place, durable);
    await naming(address, app.listen(settings.port, settings.host));
    const { FirstAdmin } = await loading;
    announce(app, settings, logger, await app.get(FirstAdmin).email());
  } catch (error) {
    // A start that was told to stop fails too, and has nothing to complain about.
    if (!stopping) fail(new Error(`cannot start: ${messageOf(error)}`, { cause: error }));
  }
}

function settingsOrExit(environment: NodeJS.ProcessEnv): Settings {
  try {
    return loadSettingsWithKeptKey(environment);
  } catch (error) {
    process.stderr.write(`${error instanceof SettingsError ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** Lets load balancers see that this instance ends, while it still answers whatever comes. */
async function turnAway(
  app: NestFastifyApplication,
  { ReadinessService }: typeof application,
  settings: Settings,
  signal: AbortSignal,
): Promise<void> {
  app.get(ReadinessService).announceStop();
  const milliseconds = settings.shutdownDelaySeconds * 1000;
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** Takes nothing new and waits for the requests under way, but not for ever. */
async function close(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  // At once, as what the modules end first may wait as long as any statement.
  server.close();
  const hangUp = setTimeout(() => server.closeAllConnections(), HANG_UP_AFTER_MS);
  await app.close().finally(() => clearTimeout(hangUp));
}

function announce(
  app: NestFastifyApplication,
  settings: Settings,
  logger: Logger,
  admin: string | undefined,
): void {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const host = settings.host === '0.0.0.0' ? 'localhost' : settings.host;
  const root = `http://${host}:${port}`;
  logger.info(`console:       ${root}/console`);
  logger.info(`API:           ${root}/api/v1`);
  if (settings.docsEnabled) logger.info(`documentation: ${root}/docs`);
  logger.info(`first admin:   ${admin ?? 'nobody: all of them are disabled'}`);
}

/** Lets an error name the setting that it comes from. */
function naming<Result>(setting: string, work: Promise<Result>): Promise<Result> {
  return work.catch((error: unknown) => {
    throw new Error(`${setting}: ${messageOf(error)}`, { cause: error });
  });
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

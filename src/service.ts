import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { createApp } from './app.js';
import { createLogger } from './common/logging/logger.js';
import { loadSettings, SettingsError } from './config/load-settings.js';
import type { Settings } from './config/settings.js';
import { type DatabaseServer, openDatabaseServer } from './database/database-server.js';
import { FirstAdmin } from './users/first-admin.js';

const SHUTDOWN_DEADLINE_MS = 25_000;

/** Runs the service until it is told to stop; a start that fails says why in one line. */
export async function runService(environment: NodeJS.ProcessEnv): Promise<void> {
  let settings: Settings;
  try {
    settings = loadSettings(environment);
  } catch (error) {
    process.stderr.write(`${error instanceof SettingsError ? error.message : String(error)}\n`);
    process.exit(1);
  }
  const logger = createLogger(settings);
  let database: DatabaseServer | undefined;
  let app: NestFastifyApplication | undefined;
  stopOnSignal(logger, async () => {
    await app?.close();
    await database?.stop();
  });
  try {
    database = await openDatabaseServer(settings, (line) => logger.info(line));
    app = await createApp(settings, database.url, logger);
    await app.listen(settings.port, settings.host);
    announce(app, settings, logger);
  } catch (error) {
    logger.fatal(settings.debug ? { error } : {}, `cannot start: ${messageOf(error)}`);
    await database?.stop();
    process.exit(1);
  }
}

/** Ends the process in good order at SIGTERM or Ctrl-C, also while it is still starting. */
function stopOnSignal(logger: Logger, close: () => Promise<void>): void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stopping) return;
    stopping = true;
    logger.info(`${signal}: finishing the requests under way`);
    setTimeout(() => process.exit(1), SHUTDOWN_DEADLINE_MS).unref();
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, (received) => void stop(received));
  }
}

function announce(app: NestFastifyApplication, settings: Settings, logger: Logger): void {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const host = settings.host === '0.0.0.0' ? 'localhost' : settings.host;
  const root = `http://${host}:${port}`;
  logger.info(`API:           ${root}/api/v1`);
  if (settings.docsEnabled) logger.info(`documentation: ${root}/docs`);
  const { generatedPassword } = app.get(FirstAdmin);
  if (generatedPassword) {
    // Past the logger, which keeps secrets out of logs: this is shown once, to whoever started us.
    process.stdout.write(
      `\n  First admin: ${settings.adminEmail}\n  Password:    ${generatedPassword}\n` +
        `  (shown this once; change it with POST /api/v1/auth/password)\n\n`,
    );
  } else {
    const from = settings.adminPassword ? 'ADMIN_PASSWORD' : 'shown at the first start';
    logger.info(`first admin:   ${settings.adminEmail} (password: ${from})`);
  }
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

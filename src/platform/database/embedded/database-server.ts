import type { Settings } from '../../config/index.js';
import { EmbeddedPostgres, type ServerEvents } from './embedded-postgres.js';

/** The PostgreSQL that the process works on. */
export interface DatabaseServer {
  readonly url: string;
  /** Settles once what is committed survives a power failure; nothing may be promised before. */
  readonly durable: Promise<void>;
  /** Ends what `openDatabaseServer` started; a server of somebody else is left alone. */
  stop(): Promise<void>;
}

/** The server of `DATABASE_URL`, or, without one, an embedded server in `DATA_DIR`. */
export async function openDatabaseServer(
  settings: Settings,
  events: ServerEvents,
): Promise<DatabaseServer> {
  const { databaseUrl: url } = settings;
  if (url) return { url, durable: Promise.resolve(), stop: () => Promise.resolve() };
  return EmbeddedPostgres.start(settings.dataDir, events);
}

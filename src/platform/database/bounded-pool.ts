import pg from 'pg';

// Enough for a burst of short statements; of waiting requests, no more than some 20 MB.
const WAITING_PER_CONNECTION = 200;
/** An attempt to connect that is still under way when an outage ends is soon over. */
export const CONNECT_TIMEOUT_MS = 3_000;

/** What those are told who would have to wait behind too many others. */
export const tooManyWait = (): Error => new Error('too many wait for a connection already');

/** The same bound for requests that share a connection. */
export const WAITING_LIMIT = { most: 2_000, refusal: tooManyWait };

type Callback = Parameters<typeof pg.Pool.prototype.connect>[0];

/** A connection that gives itself up when an answer does not come in time. */
class ImpatientClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    const query = this.query.bind(this) as (...call: unknown[]) => unknown;
    const impatient = (...call: unknown[]): unknown => {
      const result = query(...call);
      // A pool hears of it by itself; whoever waits for a promise would next send a ROLLBACK, which
      // would wait behind the statement that is never answered.
      if (result instanceof Promise) result.catch((error: unknown) => this.leaveAfter(error));
      return result;
    };
    this.query = impatient as unknown as typeof this.query;
  }

  private leaveAfter(error: unknown): void {
    if (error instanceof Error && error.message === 'Query read timeout') void this.end();
  }
}

/**
 * A pool whose queue has an end. During an outage each request waits for a connection until it
 * times out; without a bound, those that wait would fill the memory.
 */
export class BoundedPool extends pg.Pool {
  /** Why whoever asks now must not have a connection, if there is a reason. */
  refusal: () => Error | undefined = () => undefined;

  constructor(config: pg.PoolConfig) {
    super({ ...config, Client: ImpatientClient });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    const refusal = this.refusal() ?? (this.isFull ? tooManyWait() : undefined);
    if (!callback) return refusal ? Promise.reject(refusal) : super.connect();
    if (refusal) callback(refusal, undefined, () => undefined);
    else super.connect(callback);
    return undefined;
  }

  private get isFull(): boolean {
    return this.waitingCount >= this.options.max * WAITING_PER_CONNECTION;
  }
}

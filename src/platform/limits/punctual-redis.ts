import { Redis, type RedisOptions } from 'ioredis';

/** How long a request waits for Redis, once: whoever waited in vain ends the connection. */
const PATIENCE_MS = 200;
const CONNECT_TIMEOUT_MS = 1_000;
const RECONNECT_MS = 500;

const OPTIONS = {
  lazyConnect: true,
  connectTimeout: CONNECT_TIMEOUT_MS,
  retryStrategy: () => RECONNECT_MS,
  // What cannot be sent or was not answered fails at once, and is neither kept nor sent again.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
} satisfies RedisOptions;

/**
 * A client that keeps nobody waiting: where an answer does not come in time, it takes the server
 * for lost, fails all that is under way, and connects anew until the server answers again.
 */
export class PunctualRedis extends Redis {
  /** @param onOutcome is told how each command ended */
  constructor(
    url: string,
    private readonly onOutcome: (failure?: Error) => void,
  ) {
    super(url, OPTIONS);
  }

  override sendCommand(...sent: Parameters<Redis['sendCommand']>): unknown {
    const [command] = sent;
    const reply = super.sendCommand(...sent);
    const { stream } = this;
    let pending = true;
    const timer = setTimeout(() => {
      // When the process itself was busy, the answer may be there and wait to be read.
      setImmediate(() => {
        if (pending) stream.destroy(new Error(`no answer within ${PATIENCE_MS} ms`));
      });
    }, PATIENCE_MS);
    const end = (failure?: Error): void => {
      pending = false;
      clearTimeout(timer);
      this.onOutcome(failure);
    };
    command.promise.then(() => end(), end);
    return reply;
  }
}

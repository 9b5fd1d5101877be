import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';

/** A way to a PostgreSQL server that can be broken and repaired. */
export interface FaultyProxy {
  /** The server's address by this way. */
  readonly url: string;
  /** Ends every connection and refuses new ones, as when the server is gone. */
  cut(): void;
  /** Lets nothing through any more, without a word to either side, as when the network is gone. */
  stall(): void;
  /** Everything works again; what was stalled goes on. */
  mend(): void;
  /** New connections work again; those that were stalled never hear anything any more. */
  renew(): void;
  /** The address belongs to another server from now on, as when a standby takes over. */
  moveTo(serverUrl: string): void;
  close(): Promise<void>;
}

export async function startFaultyProxy(serverUrl: string): Promise<FaultyProxy> {
  let target = new URL(serverUrl);
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: 'open' | 'cut' | 'stalled' = 'open';

  const flow = ([client, server]: readonly [Socket, Socket]): void => {
    client.pipe(server);
    server.pipe(client);
  };
  const freeze = ([client, server]: readonly [Socket, Socket]): void => {
    client.unpipe(server).pause();
    server.unpipe(client).pause();
  };
  const drop = (pair: readonly [Socket, Socket]): void => {
    for (const socket of pair) socket.destroy();
    pairs.delete(pair);
  };

  const listener = createServer((client) => {
    if (state === 'cut') {
      client.on('error', () => undefined).destroy();
      return;
    }
    const server = connectTo(target);
    const pair = [client, server] as const;
    pairs.add(pair);
    for (const socket of pair) socket.on('error', () => drop(pair)).on('close', () => drop(pair));
    if (state === 'open') flow(pair);
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');

  const url = new URL(serverUrl);
  url.searchParams.delete('host');
  url.hostname = '127.0.0.1';
  url.port = String((listener.address() as AddressInfo).port);
  return {
    url: url.href,
    cut: () => {
      state = 'cut';
      pairs.forEach(drop);
    },
    stall: () => {
      state = 'stalled';
      pairs.forEach(freeze);
    },
    mend: () => {
      const stalled = state === 'stalled';
      state = 'open';
      if (stalled) pairs.forEach(flow);
    },
    renew: () => {
      state = 'open';
    },
    moveTo: (other) => {
      target = new URL(other);
      state = 'open';
      pairs.forEach(drop);
    },
    close: async () => {
      pairs.forEach(drop);
      listener.close();
      await once(listener, 'close');
    },
  };
}

/** A server that listens on a Unix socket is named by the socket's folder. */
function connectTo({ hostname, port: given, searchParams }: URL): Socket {
  const folder = searchParams.get('host');
  const port = Number(given || 5432);
  return folder ? connect(join(folder, `.s.PGSQL.${port}`)) : connect(port, hostname);
}

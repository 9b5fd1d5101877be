import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

export interface LiveMessage {
  readonly type: string;
  readonly cursor?: string;
  readonly event?: string;
  readonly data?: Record<string, unknown>;
  readonly [field: string]: unknown;
}

/** A live connection of a test: what came on it, and how it ended. */
export interface LiveClient {
  readonly socket: WebSocket;
  readonly messages: LiveMessage[];
  /** The code and reason that it was closed with; 1006 where nobody said anything. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  say(message: object | string): void;
  /** The first message of this kind, which may have come before. */
  first(type: string): Promise<LiveMessage>;
  /** What was told, as the ids of its tickets. */
  tickets(): unknown[];
  /** The newest cursor. */
  cursor(): string | undefined;
}

/** Connects, and says nothing yet. */
export async function connectLive(
  url: string,
  headers: Record<string, string> = {},
): Promise<LiveClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`, { headers });
  const messages: LiveMessage[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as LiveMessage));
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await once(socket, 'open');
  // A connection that is cut says so by its end.
  socket.on('error', () => undefined);
  const client: LiveClient = {
    socket,
    messages,
    closed,
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    first: async (type) => {
      for (;;) {
        const found = messages.find((message) => message.type === type);
        if (found) return found;
        if (socket.readyState === WebSocket.CLOSED) throw new Error(`closed without ${type}`);
        await sleep(5);
      }
    },
    tickets: () =>
      messages.filter(({ type }) => type === 'event').map(({ data }) => data?.['ticketId']),
    cursor: () => messages.findLast(({ cursor }) => cursor !== undefined)?.cursor,
  };
  return client;
}

/** Connects as the owner of the token, and waits until everything old was told. */
export async function liveAs(url: string, token: string, after?: string): Promise<LiveClient> {
  const client = await connectLive(url);
  client.say({ type: 'hello', token, ...(after !== undefined && { after }) });
  await client.first('ready');
  return client;
}

/** The status that the upgrade is refused with. */
export async function refusedLive(url: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`, { headers });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (request, { statusCode = 0 }) => {
      request.destroy();
      resolve(statusCode);
    });
    socket.on('error', reject);
    socket.on('open', () => reject(new Error('it was not refused')));
  });
}

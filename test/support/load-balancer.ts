import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const CHECK_EVERY_MS = 100;

/** What every instance of a service stands behind. */
export interface LoadBalancer {
  readonly url: string;
  /** How many of the services are ready, as far as it knows. */
  ready(): number;
  close(): Promise<void>;
}

interface Backend {
  readonly url: string;
  readonly agent: Agent;
  ready: boolean;
  checking: boolean;
}

/**
 * Spreads requests over the services that are ready, in turn, over connections that it keeps. It
 * never tries a request again: one that fails is answered with a 502.
 */
export async function startLoadBalancer(urls: readonly string[]): Promise<LoadBalancer> {
  const backends: Backend[] = urls.map((url) => ({
    url,
    agent: new Agent({ keepAlive: true }),
    ready: false,
    checking: false,
  }));
  let turn = 0;
  const listener = createServer((incoming, outgoing) => {
    const ready = backends.filter((it) => it.ready);
    const backend = ready[turn++ % ready.length];
    if (backend) forward(backend, incoming, outgoing);
    else outgoing.writeHead(502).end('no service is ready');
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const timer = setInterval(() => backends.forEach((it) => void check(it)), CHECK_EVERY_MS);
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    ready: () => backends.filter((it) => it.ready).length,
    close: async () => {
      clearInterval(timer);
      listener.close();
      listener.closeAllConnections();
      await once(listener, 'close');
      for (const { agent } of backends) agent.destroy();
    },
  };
}

async function check(backend: Backend): Promise<void> {
  if (backend.checking) return;
  backend.checking = true;
  backend.ready = await fetch(`${backend.url}/health/ready`).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
  backend.checking = false;
}

function forward(
  { url, agent }: Backend,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const { method, headers } = incoming;
  // That of the client to us is none of the service's business, nor the other way round.
  const { connection: _, ...passed } = headers;
  const forwarded = request(url + incoming.url!, { agent, method, headers: passed }, (answer) => {
    const { connection: _own, 'keep-alive': _hint, ...given } = answer.headers;
    outgoing.writeHead(answer.statusCode!, given);
    answer.pipe(outgoing);
    answer.on('error', () => outgoing.destroy());
  });
  forwarded.on('error', (error) => {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502).end(`${method} at ${url}: ${error.message}`);
  });
  incoming.pipe(forwarded);
}

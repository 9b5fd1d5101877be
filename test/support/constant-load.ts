import { Agent, request } from 'node:http';

/** What a request was answered; status 0 when the connection was lost. */
export interface Outcome {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

export interface ConstantLoad {
  readonly outcomes: readonly Outcome[];
  /** Ends it and waits for all the answers; gives how many requests were sent. */
  stop(): Promise<number>;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly token: string;
  readonly body?: object;
}

const TICK_MS = 20;

/** Sends so many requests each second, however long their answers take. */
export function constantLoad(
  url: string,
  perSecond: number,
  next: (number: number) => Request,
): ConstantLoad {
  const agent = new Agent({ keepAlive: true });
  const outcomes: Outcome[] = [];
  const pending = new Set<Promise<void>>();
  const begun = Date.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = ((Date.now() - begun) / 1000) * perSecond;
    while (sent < due) {
      const answer = send(agent, url, next(sent++)).then((outcome) => {
        outcomes.push(outcome);
        pending.delete(answer);
      });
      pending.add(answer);
    }
  }, TICK_MS);
  return {
    outcomes,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(pending);
      agent.destroy();
      return sent;
    },
  };
}

function send(agent: Agent, url: string, { method, path, token, body }: Request): Promise<Outcome> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body && { 'content-type': 'application/json' }),
  };
  return new Promise((resolve) => {
    const lost = (error: Error) =>
      resolve({ status: 0, retryAfter: undefined, body: String(error) });
    const call = request(`${url}/api/v1${path}`, { agent, method, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('error', lost);
      answer.on('end', () => {
        const retryAfter = answer.headers['retry-after'];
        resolve({ status: answer.statusCode!, retryAfter, body: text });
      });
    });
    call.on('error', lost).end(body && JSON.stringify(body));
  });
}

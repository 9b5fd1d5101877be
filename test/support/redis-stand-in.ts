import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

interface Entry {
  value: number;
  readonly expiresAt: number;
}

/** How a Redis answers, in its protocol's older form, which every client speaks. */
type Reply = string;

const OK: Reply = '+OK\r\n';
const integer = (value: number): Reply => `:${value}\r\n`;
const bulk = (text: string | undefined): Reply =>
  text === undefined ? '$-1\r\n' : `$${text.length}\r\n${text}\r\n`;
const array = (items: readonly Reply[]): Reply => `*${items.length}\r\n${items.join('')}`;
const refusal = (message: string): Reply => `-${message}\r\n`;

/**
 * Serves over TCP the commands of Redis that rate limiters send, for machines without a Redis. Of
 * scripts it knows one, the limiter's: it counts a key up and tells how long the key still lives.
 */
export class RedisStandIn {
  private readonly entries = new Map<string, Entry>();
  private readonly scripts = new Set<string>();
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((socket) => this.serve(socket));

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `redis://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(socket: Socket): void {
    let received = '';
    let queue: string[][] | undefined;
    this.sockets.add(socket.setEncoding('latin1'));
    socket.on('error', () => socket.destroy()).on('close', () => this.sockets.delete(socket));
    socket.on('data', (chunk) => {
      received += chunk.toString();
      for (let parsed = nextCommand(received); parsed; parsed = nextCommand(received)) {
        received = parsed.rest;
        const name = parsed.words[0]?.toUpperCase();
        if (name === 'MULTI') {
          queue = [];
          socket.write(OK);
        } else if (name === 'EXEC') {
          socket.write(array((queue ?? []).map((words) => this.answer(words))));
          queue = undefined;
        } else if (queue) {
          queue.push(parsed.words);
          socket.write('+QUEUED\r\n');
        } else socket.write(this.answer(parsed.words));
      }
    });
  }

  private answer([name = '', ...words]: readonly string[]): Reply {
    const [key = ''] = words;
    switch (name.toUpperCase()) {
      case 'PING':
        return '+PONG\r\n';
      case 'INFO':
        return bulk('redis_version:7.0.0\r\nloading:0\r\n');
      case 'CLIENT':
      case 'SELECT':
        return OK;
      case 'GET':
        return bulk(this.find(key)?.value.toString());
      case 'PTTL':
        return integer(this.remaining(key));
      case 'SET':
        this.entries.set(key, { value: Number(words[1]), expiresAt: expiry(words.slice(2)) });
        return OK;
      case 'DEL':
        return integer(Number(this.entries.delete(key)));
      case 'EVAL':
        return this.evaluate(words[0] ?? '', words.slice(2));
      case 'EVALSHA':
        return this.scripts.has(key)
          ? this.count(words.slice(2))
          : refusal('NOSCRIPT No matching script. Please use EVAL.');
      default:
        return refusal(`ERR unknown command '${name}'`);
    }
  }

  private evaluate(script: string, words: readonly string[]): Reply {
    const calls = [...script.matchAll(/redis\.call\('(\w+)'/g)].map(([, call]) => call).join(' ');
    if (calls !== 'set incrby pttl expire') return refusal(`ERR unknown script: ${calls}`);
    this.scripts.add(createHash('sha1').update(script).digest('hex'));
    return this.count(words);
  }

  private count([key = '', points, seconds]: readonly string[]): Reply {
    const expiresAt = Date.now() + Number(seconds) * 1000;
    const entry = this.find(key) ?? { value: 0, expiresAt };
    entry.value += Number(points);
    this.entries.set(key, entry);
    return array([integer(entry.value), integer(this.remaining(key))]);
  }

  private find(key: string): Entry | undefined {
    const entry = this.entries.get(key);
    return entry && entry.expiresAt > Date.now() ? entry : undefined;
  }

  private remaining(key: string): number {
    const entry = this.find(key);
    if (!entry) return -2;
    return entry.expiresAt === Infinity ? -1 : entry.expiresAt - Date.now();
  }
}

function expiry([unit, count]: readonly string[]): number {
  return unit?.toUpperCase() === 'EX' ? Date.now() + Number(count) * 1000 : Infinity;
}

/** The first whole command (`*2 $3 GET $1 k`, each on a line of its own) and what follows it. */
function nextCommand(text: string): { words: string[]; rest: string } | undefined {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (!head) return undefined;
  const words: string[] = [];
  let rest = text.slice(head[0].length);
  for (let left = Number(head[1]); left > 0; left--) {
    const size = /^\$(\d+)\r\n/.exec(rest);
    const start = size?.[0].length ?? 0;
    const end = start + Number(size?.[1]);
    if (!size || rest.length < end + 2) return undefined;
    words.push(rest.slice(start, end));
    rest = rest.slice(end + 2);
  }
  return { words, rest };
}

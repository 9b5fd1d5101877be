import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptUpgrades } from './upgrades.js';

const PATH = '/live';

describe('acceptUpgrades', () => {
  let server: Server;
  let released: Duplex[];
  let accepted: ReturnType<typeof acceptUpgrades>;

  beforeEach(async () => {
    released = [];
    server = createServer((request, response) => {
      void text(request).then((body) => {
        response.setHeader('connection', 'close');
        response.end(
          `${request.method} ${request.url} ${String(request.headers['x-own'])} ${body}`,
        );
      });
    });
    accepted = acceptUpgrades(server, PATH, (socket) => released.push(socket));
    await once(server.listen(0), 'listening');
  });

  afterEach(() => {
    server.close();
  });

  async function send(lines: readonly string[], body = ''): Promise<string> {
    const socket = connect((server.address() as AddressInfo).port, 'localhost');
    const head = [...lines, 'Host: x', 'X-Own: mine', `Content-Length: ${body.length}`, '', ''];
    socket.write(head.join('\r\n') + body);
    return text(socket);
  }

  const offer = (protocol: string) => [`Connection: Upgrade`, `Upgrade: ${protocol}`];

  it('hands over WebSockets to the address, and takes them from the requests', async () => {
    accepted.on('upgrade', (_request, socket: Duplex) => socket.end('HTTP/1.1 101 Yes\r\n\r\n'));
    expect(await send([`GET ${PATH}?x=1 HTTP/1.1`, ...offer('websocket')])).toMatch(/ 101 Yes/);
    expect(released).toHaveLength(1);
  });

  it.each([
    [`GET ${PATH} HTTP/1.1`, 'h2c', ''],
    ['GET /other HTTP/1.1', 'websocket', ''],
    ['POST /other HTTP/1.1', 'h2c', 'a body'],
    [`POST ${PATH} HTTP/1.1`, 'websocket', 'x'.repeat(100_000)],
  ])('answers %s that offers %s as the request that it is', async (line, protocol, body) => {
    const answer = await send([line, ...offer(protocol)], body);
    expect(answer).toMatch(/^HTTP\/1.1 200/);
    expect(answer).toContain(`${line.replace(' HTTP/1.1', '')} mine ${body}`);
    expect(released).toEqual([]);
  });

  it('hangs up where nobody takes them any more', async () => {
    expect(await send([`GET ${PATH} HTTP/1.1`, ...offer('websocket')])).toBe('');
  });
});

import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { originOf } from '../../platform/access/index.js';
import { problem } from '../../platform/common/errors/problem.js';
import { acceptUpgrades } from '../../platform/common/http/upgrades.js';
import type { Settings } from '../../platform/config/index.js';
import { isAllowedOrigin } from './allowed-origin.js';
import { OriginRefusedError, TooManyConnectionsError } from './live.errors.js';
import type { LiveGateway } from './live-gateway.js';
import { LIVE_LIMITS } from './live-limits.js';

const PATH = '/api/v1/live';

/**
 * Takes live connections at `WS /api/v1/live`. The upgrade runs through all that requests run
 * through, so that limits and logs are the same.
 * @param release is told of the sockets that are requests no more
 */
export async function serveLive(
  server: FastifyInstance,
  gateway: LiveGateway,
  settings: Settings,
  release: Parameters<typeof acceptUpgrades>[2],
): Promise<void> {
  await server.register(websocket, {
    options: {
      server: acceptUpgrades(server.server, PATH, release) as never,
      maxPayload: LIVE_LIMITS.mostInboundBytes,
      perMessageDeflate: false,
      clientTracking: false,
    },
    // What a client did wrong has closed its connection with the code for it.
    errorHandler: (error, socket, request) => {
      request.log.debug(`a live connection failed: ${error.message}`);
      if (socket.readyState === socket.OPEN) socket.terminate();
    },
    // Its own way would end them without a reason (1005).
    preClose: (done) => {
      gateway.close();
      done();
    },
  });
  server.route({
    method: 'GET',
    url: PATH,
    onRequest: ({ ws, headers: { origin, host = '' } }, _, done) => {
      if (!ws) done();
      else if (!isAllowedOrigin(origin, host, settings)) done(new OriginRefusedError());
      else if (gateway.size >= LIVE_LIMITS.mostSockets) done(new TooManyConnectionsError());
      else done();
    },
    handler: askForUpgrade,
    wsHandler: (socket, request) => gateway.open(socket, originOf(request)),
  });
}

function askForUpgrade(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const detail =
    'This address takes WebSocket connections only. GET /api/v1/events tells the same.';
  const body = problem(426, 'LIVE.UPGRADE_REQUIRED', detail, request.id);
  return reply
    .status(426)
    .headers({ upgrade: 'websocket', 'content-type': 'application/problem+json; charset=utf-8' })
    .send(JSON.stringify(body));
}

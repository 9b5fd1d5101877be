/**
 * What the service is measured against: Fastify and `pg` by hand, without anything else. It checks
 * the same token with the same library, validates the same body, and writes the same rows by
 * prepared statements in one transaction, which say whose they are as ours do; what it answers is
 * serialised by a compiled schema.
 */
import { createSecretKey } from 'node:crypto';
import fastify, { type FastifyRequest } from 'fastify';
import jsonwebtoken, { type JwtPayload } from 'jsonwebtoken';
import pg from 'pg';
import { AUDIENCE, ISSUER } from '../../src/identity/auth/tokens/signing-key.js';
import { DECISION, TRIAGED } from './bare-rows.js';
import {
  FIND_TICKET,
  INSERT_CONVERSATION,
  INSERT_DECISION,
  INSERT_EVENTS,
  INSERT_MESSAGES,
  INSERT_TICKET,
  LIST_TICKETS,
  MODEL_AND_POLICY,
} from './bare-statements.js';

/** The only one of the benchmark. */
const ORGANIZATION = 1;

const key = createSecretKey(Buffer.from(process.env['SECRET_KEY']!, 'utf8'));
const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['DATABASE_POOL_SIZE']),
});
const { model, policy } = (await pool.query(MODEL_AND_POLICY)).rows[0];

const text = { type: ['string', 'null'] };
const TICKET = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    message: { type: 'string' },
    intent: text,
    confidence: { type: ['number', 'null'] },
    status: { type: 'string' },
    answer: text,
    priority: { type: 'string' },
    requesterId: { type: 'integer' },
    assigneeId: { type: ['integer', 'null'] },
    version: { type: 'integer' },
    createdAt: { type: 'string', format: 'date-time' },
    updatedAt: { type: 'string', format: 'date-time' },
    resolvedAt: { type: ['string', 'null'], format: 'date-time' },
  },
};
const PAGE = { type: 'object', properties: { data: { type: 'array', items: TICKET } } };

function userOf(request: FastifyRequest): number {
  const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
  const options = { algorithms: ['HS256' as const], issuer: ISSUER, audience: AUDIENCE };
  const claims = jsonwebtoken.verify(token, key, options) as JwtPayload;
  return Number(claims.sub);
}

const server = fastify();

server.post<{ Body: { message: string } }>(
  '/api/v1/tickets',
  {
    schema: {
      body: {
        type: 'object',
        required: ['message'],
        additionalProperties: false,
        properties: { message: { type: 'string', minLength: 1, maxLength: 10_000 } },
      },
      response: { 201: TICKET },
    },
  },
  async (request, reply) => {
    const user = userOf(request);
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const { message } = request.body;
      const [, confidence, , answer, priority] = TRIAGED;
      const opened = await client.query({
        ...INSERT_CONVERSATION,
        values: [ORGANIZATION, user, priority, confidence],
      });
      const conversationId = opened.rows[0].id;
      const { rows } = await client.query({
        ...INSERT_TICKET,
        values: [ORGANIZATION, user, message, ...TRIAGED, conversationId],
      });
      const ticketId = rows[0].id;
      const decided = [ORGANIZATION, ticketId, model, policy, ...DECISION];
      await client.query({ ...INSERT_DECISION, values: decided });
      const said = await client.query({
        ...INSERT_MESSAGES,
        values: [ORGANIZATION, conversationId, ticketId, user, message, answer],
      });
      const news = { conversationId, requesterId: user, version: 1 };
      const told = [news, { ...news, ticketId }, ...said.rows.map(({ id }) => ({ ...news, id }))];
      await client.query({
        ...INSERT_EVENTS,
        values: [ORGANIZATION, ...told.map((it) => JSON.stringify(it))],
      });
      await client.query('COMMIT');
      return await reply.status(201).send(rows[0]);
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  },
);

server.get<{ Params: { id: number } }>(
  '/api/v1/tickets/:id',
  {
    schema: {
      params: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } } },
      response: { 200: TICKET },
    },
  },
  async (request, reply) => {
    const values = [ORGANIZATION, request.params.id, userOf(request)];
    const { rows } = await pool.query({ ...FIND_TICKET, values });
    return rows[0] ?? reply.status(404).send();
  },
);

server.get<{ Querystring: { limit: number } }>(
  '/api/v1/tickets',
  {
    schema: {
      querystring: {
        type: 'object',
        additionalProperties: false,
        properties: { limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
      },
      response: { 200: PAGE },
    },
  },
  async (request) => {
    const values = [ORGANIZATION, userOf(request), request.query.limit + 1];
    const { rows } = await pool.query({ ...LIST_TICKETS, values });
    return { data: rows.slice(0, request.query.limit) };
  },
);

const address = await server.listen({ port: 0, host: '127.0.0.1' });
console.log(`Server listening at ${address}`);
process.on('SIGTERM', () => {
  void server.close().then(() => process.exit(0));
});

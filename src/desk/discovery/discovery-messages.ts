import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, organizationOf, type OrganizationScope } from '../../platform/database/index.js';
import { REMOVED_MESSAGE } from '../tickets/index.js';
import type { CleanMessage } from './message-cleaning.js';

/** A stored message, as it is compared with others. */
export interface StoredMessage {
  readonly id: number;
  readonly text: string;
}

/** What a discovery found out about a message. */
export interface FoundMessage {
  readonly id: number;
  readonly proposalId: number | null;
  readonly fit: number;
  readonly confidence: number;
  readonly vector: Buffer;
}

const ROWS_AT_ONCE = 1_000;
// All at once and by their ids, so that this and who erases them do not wait for each other for ever.
const LOCK_TICKETS = `
  SELECT id FROM tickets WHERE id = ANY ($1::integer[]) AND message <> '${REMOVED_MESSAGE}'
  ORDER BY id FOR SHARE`;
const ADD = `
  INSERT INTO discovery_messages (discovery_id, text, times, ticket_id)
  SELECT $1, row.text, row.times, row.ticket_id
  FROM unnest($2::text[], $3::integer[], $4::integer[])
    WITH ORDINALITY AS row (text, times, ticket_id, place)
  ORDER BY row.place`;
const READ = `
  SELECT id, text FROM discovery_messages
  WHERE organization_id = $1 AND discovery_id = $2 ORDER BY id`;
const FIND_OUT = `
  UPDATE discovery_messages AS message
  SET proposal_id = row.proposal_id, fit = row.fit, confidence = row.confidence, vector = row.vector
  FROM unnest($1::integer[], $2::integer[], $3::real[], $4::real[], $5::bytea[])
    AS row (id, proposal_id, fit, confidence, vector)
  WHERE message.id = row.id`;

/** The messages that discoveries look at. */
@Injectable()
export class DiscoveryMessages {
  constructor(private readonly database: Database) {}

  /** Keeps messages, in a transaction; those of tickets that are gone or erased by now are left out. */
  async add(
    manager: EntityManager,
    discoveryId: number,
    messages: readonly CleanMessage[],
  ): Promise<void> {
    const ticketIds = messages.flatMap(({ ticketId }) => ticketId ?? []);
    const rows = await manager.query<{ id: number }[]>(LOCK_TICKETS, [ticketIds]);
    const there = new Set<number | null>([null, ...rows.map(({ id }) => id)]);
    const left = messages.filter(({ ticketId }) => there.has(ticketId));
    for (let start = 0; start < left.length; start += ROWS_AT_ONCE) {
      const batch = left.slice(start, start + ROWS_AT_ONCE);
      await manager.query(ADD, [
        discoveryId,
        batch.map(({ text }) => text),
        batch.map(({ times }) => times),
        batch.map(({ ticketId }) => ticketId),
      ]);
    }
  }

  /** All of a discovery, in the order in which they came. */
  read(scope: OrganizationScope, discoveryId: number): Promise<StoredMessage[]> {
    return this.database.of(scope).query<StoredMessage>(READ, [organizationOf(scope), discoveryId]);
  }

  /** Writes down what was found out about messages; those that are gone by now stay so. */
  async keep(manager: EntityManager, found: readonly FoundMessage[]): Promise<void> {
    for (let start = 0; start < found.length; start += ROWS_AT_ONCE) {
      const batch = found.slice(start, start + ROWS_AT_ONCE);
      await manager.query(FIND_OUT, [
        batch.map(({ id }) => id),
        batch.map(({ proposalId }) => proposalId),
        batch.map(({ fit }) => fit),
        batch.map(({ confidence }) => confidence),
        batch.map(({ vector }) => vector),
      ]);
    }
  }
}

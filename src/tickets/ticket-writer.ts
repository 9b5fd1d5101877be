import { Injectable } from '@nestjs/common';
import { Batch } from '../common/batch.js';
import { violatesData } from '../database/constraint-violation.js';
import { WAITING_LIMIT } from '../database/bounded-pool.js';
import { Database, type PreparedStatement } from '../database/database.js';
import type { Priority } from '../triage/intents/priority.js';
import type { Triage } from '../triage/triage.service.js';
import type { TicketView } from './ticket.dto.js';
import { INSERT_TICKET, INSERT_TICKETS } from './ticket-statements.js';

/** A message with what the machine made of it. */
export interface NewTicket {
  readonly requesterId: number;
  readonly message: string;
  readonly triage: Triage;
}

/** A ticket and its decision as the statements take them. */
interface NewRow {
  readonly requester: number;
  readonly message: string;
  readonly answer: string | null;
  readonly priority: Priority;
  readonly [column: string]: unknown;
}

/**
 * Stores tickets with their decisions. Those of concurrent requests share a statement, and so one
 * round trip and one commit.
 */
@Injectable()
export class TicketWriter {
  private readonly batch = new Batch((rows: readonly NewRow[]) => this.writeTogether(rows), {
    atOnce: 2,
    size: 100,
    waiting: WAITING_LIMIT,
  });

  constructor(private readonly database: Database) {}

  /** The stored ticket, or nothing where the requester's account has ended meanwhile. */
  write(ticket: NewTicket): Promise<TicketView | undefined> {
    const row = rowOf(ticket);
    // What belongs to a transaction goes by its connection.
    return this.database.isJoined ? this.writeAlone(row) : this.batch.add(row);
  }

  private async writeTogether(
    rows: readonly NewRow[],
  ): Promise<(TicketView | undefined | Promise<TicketView | undefined>)[]> {
    try {
      const tickets = new Map(await this.insert(INSERT_TICKETS, rows));
      // Whose account was being changed is not among them.
      return rows.map((row, place) => tickets.get(place) ?? this.writeAlone(row));
    } catch (error) {
      // Then none is stored, and one of them must not keep the others out.
      if (rows.length > 1 && violatesData(error)) return rows.map((row) => this.writeAlone(row));
      throw error;
    }
  }

  private async writeAlone(row: NewRow): Promise<TicketView | undefined> {
    const [written] = await this.insert(INSERT_TICKET, [row]);
    return written?.[1];
  }

  /** What was stored, each ticket with the place of its row. */
  private async insert(
    statement: PreparedStatement,
    rows: readonly NewRow[],
  ): Promise<[number, TicketView][]> {
    const values = [JSON.stringify(rows.map((row, place) => ({ ...row, place })))];
    const written = await this.database.run<TicketView & { place: number }>(statement, values);
    return written.map(({ place, ...ticket }) => [place, ticket]);
  }
}

function rowOf({ requesterId, message, triage }: NewTicket): NewRow {
  const { classification, decision } = triage;
  return {
    requester: requesterId,
    message,
    intent: classification?.intent ?? null,
    confidence: classification?.confidence ?? null,
    outcome: decision.outcome,
    answer: triage.answer,
    priority: triage.priority,
    model: triage.modelId,
    policy: triage.policyId,
    guarantee: triage.guaranteeId,
    reason: decision.reason,
    familiar: classification?.familiar ?? false,
    answerable: triage.answerable,
    threshold: decision.threshold,
    alternatives: classification?.alternatives ?? [],
    evidence: classification?.evidence ?? [],
    tier: classification?.tier ?? null,
    familiarity: classification?.familiarity ?? null,
    nearest: classification?.nearest ?? [],
    known_share: classification?.knownShare ?? null,
  };
}

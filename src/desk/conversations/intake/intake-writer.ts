import { Injectable } from '@nestjs/common';
import { Batch } from '../../../platform/common/batch.js';
import {
  Database,
  organizationsOf,
  type PreparedStatement,
  violatesData,
  WAITING_LIMIT,
} from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import type { TicketView } from '../../tickets/index.js';
import { OPEN_CONVERSATION, OPEN_CONVERSATIONS } from './intake-statements.js';
import { type NewThread, rowOf } from './new-thread.js';

/** From so many UTF-16 units on a message has a statement of its own. */
const LONG = 10_000;

/** A thread as the statements take it. */
interface NewRow {
  readonly organizationId: number;
  readonly values: ReturnType<typeof rowOf>;
}

/**
 * Opens conversations with their tickets and decisions. Those of concurrent requests share a
 * statement, and so one round trip and one commit.
 */
@Injectable()
export class IntakeWriter {
  private readonly batch = new Batch((rows: readonly NewRow[]) => this.writeTogether(rows), {
    atOnce: 2,
    size: 100,
    waiting: WAITING_LIMIT,
  });

  constructor(
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  /** The stored ticket, or nothing where the requester's account has ended meanwhile. */
  write(thread: NewThread): Promise<TicketView | undefined> {
    const { organizationId } = thread;
    const row = { organizationId, values: rowOf(thread) };
    // What belongs to a transaction goes by its connection.
    const database = this.database.of(thread);
    if (database.isJoined) return this.writeAlone(row);
    database.assertOutside();
    // A statement of a hundred long ones would keep all others waiting.
    return thread.message.length > LONG ? this.writeAlone(row) : this.batch.add(row);
  }

  private async writeTogether(
    rows: readonly NewRow[],
  ): Promise<(TicketView | undefined | Promise<TicketView | undefined>)[]> {
    try {
      const tickets = new Map(await this.insert(OPEN_CONVERSATIONS, rows));
      // Whose account was being changed is not among them.
      return rows.map((row, place) => tickets.get(place) ?? this.writeAlone(row));
    } catch (error) {
      // Then none is stored, and one of them must not keep the others out.
      if (rows.length > 1 && violatesData(error)) return rows.map((row) => this.writeAlone(row));
      throw error;
    }
  }

  private async writeAlone(row: NewRow): Promise<TicketView | undefined> {
    const [written] = await this.insert(OPEN_CONVERSATION, [row]);
    return written?.[1];
  }

  /** What was stored, each ticket with the place of its row. */
  private async insert(
    statement: PreparedStatement,
    rows: readonly NewRow[],
  ): Promise<[number, TicketView][]> {
    const values = [JSON.stringify(rows.map(({ values: row }, place) => ({ ...row, place })))];
    const written = await this.database
      .ofAll(organizationsOf(rows))
      .run<TicketView & { place: number }>(statement, values);
    await this.events.written();
    return written.map(({ place, ...ticket }) => [place, ticket]);
  }
}

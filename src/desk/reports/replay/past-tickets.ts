import type { OrganizationDatabase } from '../../../platform/database/index.js';
import {
  type FormerNames,
  type MessageKind,
  nameNow,
  type Outcome,
  type Tier,
  type Wish,
  withNamesNow,
} from '../../../triage/core/index.js';
import type { PlacedWish } from '../../../triage/index.js';
import { type TicketStatus, withinBytes } from '../../tickets/index.js';

const BATCH = 1_000;

/** Which tickets of an organisation to look at: made in [from, to), as they are now. */
export interface TicketFilter {
  readonly organizationId: number;
  readonly from: Date | null;
  readonly to: Date;
  readonly intent?: string | undefined;
  readonly status?: TicketStatus | undefined;
}

/** A ticket with its last decision, and what people said about it. */
export interface PastTicket {
  readonly id: number;
  readonly message: string;
  readonly modelId: number | null;
  readonly outcome: Outcome;
  readonly intent: string | null;
  readonly confidence: number | null;
  readonly familiar: boolean;
  readonly answerable: boolean;
  readonly tier: Tier | null;
  readonly kind: MessageKind;
  readonly wish: Wish;
  readonly wishes: readonly PlacedWish[];
  /** Whether it might be in a language that the model knew. */
  readonly languageKnown: boolean;
  /** What was classified; null where that was all of the message, and without messages. */
  readonly classified: string | null;
  readonly isLabelled: boolean;
  readonly trueIntent: string | null;
  readonly isRight: boolean | null;
  readonly predicted: string | null;
}

/** One about which nothing was decided has nothing to be compared with. */
type Row = PastTicket | { readonly id: number; readonly outcome: null };

/** How many there are, and the last of them: what comes later does not count. */
export interface PastTicketCount {
  readonly total: number;
  readonly lastId: number;
}

const END = {
  name: 'replay_end',
  text: `SELECT least($1::timestamptz, date_trunc('milliseconds', now())) AS "to"`,
};

/** The end of the period that was asked for; never later than now, by the clock of the database. */
export async function endOfPeriod(
  database: OrganizationDatabase,
  to: Date | undefined,
): Promise<Date> {
  const row = await database.runOne<{ to: Date }>(END, [to ?? null]);
  return row.to;
}

export async function countPastTickets(
  database: OrganizationDatabase,
  filter: TicketFilter,
): Promise<PastTicketCount> {
  const { conditions, values } = conditionsOf(filter);
  const [count] = await database.query<PastTicketCount>(
    `SELECT count(*)::int AS total, coalesce(max(id), 0) AS "lastId"
     FROM tickets WHERE ${conditions}`,
    values,
  );
  return count ?? { total: 0, lastId: 0 };
}

/**
 * The tickets by their ids, a thousand at a time or fewer long ones, each batch as it is when it is
 * read: a snapshot of all of them would keep the database from cleaning up for as long as somebody
 * reads.
 *
 * @param withMessages otherwise they are empty, which is much less to read
 */
export async function* readPastTickets(
  database: OrganizationDatabase,
  filter: TicketFilter,
  lastId: number,
  withMessages: boolean,
): AsyncGenerator<PastTicket[]> {
  const { conditions, values } = conditionsOf(filter);
  const some = `
      SELECT id, ${withMessages ? 'message' : `'' AS message`} FROM tickets
      WHERE ${conditions} AND id > $${values.length + 1} AND id <= $${values.length + 2}
      ORDER BY id LIMIT ${BATCH}`;
  const text = `
    SELECT ticket.id, ticket.message, decision.*, label.id IS NOT NULL AS "isLabelled",
           label.intent AS "trueIntent", label.is_right AS "isRight", label.predicted
    FROM (${withMessages ? withinBytes(some, 'id') : some}) AS ticket
    LEFT JOIN LATERAL (
      SELECT model_id AS "modelId", outcome, intent, confidence, familiar, answerable, tier,
             message_kind AS kind, wish, wishes, language_known AS "languageKnown",
             ${withMessages ? 'classified' : 'NULL AS classified'}
      FROM decisions WHERE organization_id = $1 AND ticket_id = ticket.id
      ORDER BY id DESC LIMIT 1
    ) AS decision ON true
    LEFT JOIN labels AS label ON label.organization_id = $1 AND label.ticket_id = ticket.id
      AND label.revoked_at IS NULL
    ORDER BY ticket.id`;
  for (let after = 0; ;) {
    const tickets = await database.query<Row>(text, [...values, after, lastId]);
    const last = tickets.at(-1);
    if (!last) return;
    yield tickets.filter((ticket): ticket is PastTicket => ticket.outcome !== null);
    after = last.id;
  }
}

/** The same, their intents under the names that they have now. */
export async function* withNamesOf(
  former: FormerNames,
  batches: AsyncIterable<PastTicket[]>,
): AsyncGenerator<PastTicket[]> {
  for await (const tickets of batches) {
    yield tickets.map((ticket) => ({
      ...withNamesNow(former, ticket),
      wishes: ticket.wishes.map((it) => withNamesNow(former, it)),
      trueIntent: nameNow(former, ticket.trueIntent),
      predicted: nameNow(former, ticket.predicted),
    }));
  }
}

function conditionsOf({ organizationId, from, to, intent, status }: TicketFilter) {
  const values: unknown[] = [organizationId, to];
  const conditions = ['organization_id = $1', 'created_at < $2'];
  const add = (condition: string, value: unknown): void => {
    if (value !== null && value !== undefined) {
      conditions.push(`${condition} $${values.push(value)}`);
    }
  };
  add('created_at >=', from);
  add('intent =', intent);
  add('status =', status);
  return { conditions: conditions.join(' AND '), values };
}

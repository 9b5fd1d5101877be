import type { EntityManager } from 'typeorm';
import type {
  EscalationFact,
  PromiseFact,
  RatingFact,
  ReplyFact,
  ThreadFacts,
  TicketFacts,
} from './thread-facts.js';

/** A conversation of an organisation. */
export interface ThreadKey {
  readonly organizationId: number;
  readonly conversationId: number;
}

type Of<Fact> = Fact & ThreadKey;

// Of conversations $2 of organisations $1, as of the moment of the statement.
const WANTED = 'unnest($1::integer[], $2::integer[]) AS wanted (organization_id, conversation_id)';
const KEY = `wanted.organization_id AS "organizationId", wanted.conversation_id AS "conversationId"`;
const TICKETS = `${WANTED} JOIN tickets AS ticket
    ON ticket.organization_id = wanted.organization_id
      AND ticket.conversation_id = wanted.conversation_id`;
const OF_TICKET = `organization_id = ticket.organization_id AND ticket_id = ticket.id`;

const READ_THREADS = `
  SELECT ${KEY}, channel, assignee_id AS "assigneeId", created_at AS "createdAt",
         first_response_at AS "firstResponseAt", first_response_by AS "firstResponseBy",
         sentiment, is_angry AS "isAngry", satisfaction, handle_seconds AS "handleSeconds"
  FROM ${WANTED} JOIN conversations AS thread
    ON thread.organization_id = wanted.organization_id AND thread.id = wanted.conversation_id`;

const READ_TICKETS = `
  SELECT ${KEY}, ticket.id, team_id AS "teamId", assignee_id AS "assigneeId",
         created_at AS "createdAt", resolved_at AS "resolvedAt",
         status = 'auto_resolved' AS "isAutoResolved",
         (SELECT outcome FROM decisions WHERE ${OF_TICKET} ORDER BY decisions.id LIMIT 1) AS outcome
  FROM ${TICKETS} ORDER BY ticket.id`;

const READ_ESCALATIONS = `
  SELECT ${KEY}, ticket_id AS "ticketId", from_status = 'closed' AS "isReopened",
         transition.created_at AS at
  FROM ${TICKETS} JOIN ticket_transitions AS transition
    ON transition.organization_id = ticket.organization_id AND transition.ticket_id = ticket.id
  WHERE to_status = 'escalated'`;

const READ_PROMISES = `
  SELECT ${KEY}, ticket_id AS "ticketId", metric, clock.breached_at IS NULL AS "isKept",
         coalesce(clock.breached_at, clock.ended_at) AS at
  FROM ${TICKETS} JOIN sla_clocks AS clock
    ON clock.organization_id = ticket.organization_id AND clock.ticket_id = ticket.id
  WHERE clock.breached_at IS NOT NULL OR clock.state = 'met'`;

const READ_RATINGS = `
  SELECT ${KEY}, ticket_id AS "ticketId", rating
  FROM ${TICKETS} JOIN feedback
    ON feedback.organization_id = ticket.organization_id AND feedback.ticket_id = ticket.id`;

const READ_REPLIES = `
  SELECT ${KEY}, author_id AS "authorId", ticket_id AS "ticketId",
         to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*)::int AS count
  FROM ${WANTED} JOIN messages AS message
    ON message.organization_id = wanted.organization_id
      AND message.conversation_id = wanted.conversation_id
  WHERE sender = 'human_agent' AND visibility = 'public' AND author_id IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5`;

/** What is known of conversations, by their text as a key; those that are gone are not in it. */
export async function readFacts(
  manager: EntityManager,
  threads: readonly ThreadKey[],
): Promise<ReadonlyMap<string, ThreadFacts>> {
  const values = [
    threads.map(({ organizationId }) => organizationId),
    threads.map(({ conversationId }) => conversationId),
  ];
  const read = async <Fact>(statement: string): Promise<Map<string, Fact[]>> =>
    grouped(await manager.query<Of<Fact>[]>(statement, values));
  const found = await manager.query<Of<ThreadFacts>[]>(READ_THREADS, values);
  const tickets = await read<TicketFacts>(READ_TICKETS);
  const escalations = await read<EscalationFact>(READ_ESCALATIONS);
  const promises = await read<PromiseFact>(READ_PROMISES);
  const ratings = await read<RatingFact>(READ_RATINGS);
  const replies = await read<ReplyFact>(READ_REPLIES);
  const facts = found.map((thread) => {
    const key = threadKey(thread);
    const parts = {
      tickets: tickets.get(key) ?? [],
      escalations: escalations.get(key) ?? [],
      promises: promises.get(key) ?? [],
      ratings: ratings.get(key) ?? [],
      replies: replies.get(key) ?? [],
    };
    return [key, { ...thread, ...parts }] as const;
  });
  return new Map(facts);
}

/** A conversation as a key of a map. */
export function threadKey({ organizationId, conversationId }: ThreadKey): string {
  return `${organizationId}/${conversationId}`;
}

function grouped<Fact extends ThreadKey>(facts: readonly Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = threadKey(fact);
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return groups;
}

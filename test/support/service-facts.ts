import type { components } from '../../clients/typescript/src/schema.js';
import { BIN_COUNT, binOf, percentileOf } from '../../src/desk/reports/service/durations.js';
import type { TestDatabase } from './database.js';

export type ServiceReport = components['schemas']['ServiceReport'];
export type ServiceGroup = components['schemas']['ServiceGroup'];
export type ServiceFigures = Omit<ServiceGroup, 'group' | 'name'>;

/** Something that a report counts, as the rows of the desk have it. */
export interface Fact {
  readonly kind: string;
  readonly day: string;
  readonly channel: string;
  readonly team: string;
  readonly agent: string;
  /** Seconds, a rating, or 1. */
  readonly value: number;
}

const OF_TICKETS = `channel, coalesce(ticket.team_id, 0)::text AS team,
  coalesce(ticket.assignee_id, 0)::text AS agent`;
const TICKETS = `tickets AS ticket JOIN conversations AS thread
  ON thread.organization_id = ticket.organization_id AND thread.id = ticket.conversation_id`;
const OF_THREADS = `channel, coalesce((
    SELECT team_id FROM tickets WHERE conversation_id = thread.id
      AND tickets.organization_id = thread.organization_id ORDER BY tickets.id LIMIT 1), 0)::text
  AS team, coalesce(thread.assignee_id, 0)::text AS agent`;
const day = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day`;

/** One row for each thing that counts, straight from the rows of the desk. */
const FACTS = `
  SELECT 'created' AS kind, ${day('ticket.created_at')}, ${OF_TICKETS}, 1::float8 AS value FROM ${TICKETS}
  UNION ALL SELECT 'resolved', ${day('resolved_at_of')}, channel, team, agent, 1 FROM (
    SELECT ticket.resolved_at AS resolved_at_of, ${OF_TICKETS} FROM ${TICKETS}
    WHERE ticket.resolved_at IS NOT NULL) AS resolved
  UNION ALL SELECT CASE WHEN outcome = 'auto_resolved' THEN 'auto' ELSE 'escalated' END,
    ${day('ticket.created_at')}, ${OF_TICKETS}, 1
    FROM ${TICKETS} JOIN decisions ON ticket_id = ticket.id
    WHERE outcome IN ('auto_resolved', 'escalated')
  UNION ALL SELECT CASE from_status WHEN 'closed' THEN 'reopened' ELSE 'escalated' END,
    ${day('transition.created_at')}, ${OF_TICKETS}, 1
    FROM ${TICKETS} JOIN ticket_transitions AS transition ON ticket_id = ticket.id
    WHERE to_status = 'escalated'
  UNION ALL SELECT CASE WHEN ticket.status = 'auto_resolved' OR ticket.resolved_at = ticket.created_at
      THEN 'resolution by machine' ELSE 'resolution' END,
    ${day('ticket.resolved_at')}, ${OF_TICKETS},
    extract(epoch FROM ticket.resolved_at - ticket.created_at)::float8
    FROM ${TICKETS} WHERE ticket.resolved_at IS NOT NULL
  UNION ALL SELECT CASE first_response_by WHEN 'ai_agent' THEN 'first by machine' ELSE 'first' END,
    ${day('first_response_at')}, ${OF_THREADS},
    extract(epoch FROM first_response_at - created_at)::float8
    FROM conversations AS thread WHERE first_response_at IS NOT NULL
  UNION ALL SELECT metric || CASE WHEN clock.breached_at IS NULL THEN ' met' ELSE ' breached' END,
    ${day('coalesce(clock.breached_at, clock.ended_at)')}, ${OF_TICKETS}, 1
    FROM ${TICKETS} JOIN sla_clocks AS clock ON ticket_id = ticket.id
    WHERE clock.state IN ('met', 'breached')
  UNION ALL SELECT CASE WHEN sentiment >= 0.25 THEN 'positive' WHEN sentiment <= -0.25 THEN 'negative'
      ELSE 'neutral' END, ${day('created_at')}, ${OF_THREADS}, 1
    FROM conversations AS thread WHERE sentiment IS NOT NULL
  UNION ALL SELECT 'angry', ${day('created_at')}, ${OF_THREADS}, 1
    FROM conversations AS thread WHERE is_angry
  UNION ALL SELECT 'handled', ${day('created_at')}, ${OF_THREADS}, handle_seconds
    FROM conversations AS thread
  UNION ALL SELECT 'rating', ${day('created_at')}, ${OF_THREADS}, satisfaction
    FROM conversations AS thread WHERE satisfaction IS NOT NULL AND NOT EXISTS (
      SELECT FROM feedback JOIN tickets ON tickets.id = ticket_id
      WHERE tickets.organization_id = thread.organization_id
        AND tickets.conversation_id = thread.id)
  UNION ALL SELECT 'rating', ${day('ticket.created_at')}, ${OF_TICKETS}, rating
    FROM ${TICKETS} JOIN feedback ON ticket_id = ticket.id
  UNION ALL SELECT 'reply', ${day('message.created_at')}, channel,
    coalesce(ticket.team_id, 0)::text, message.author_id::text, 1
    FROM messages AS message JOIN conversations AS thread
      ON thread.organization_id = message.organization_id AND thread.id = message.conversation_id
    LEFT JOIN tickets AS ticket
      ON ticket.organization_id = message.organization_id AND ticket.id = message.ticket_id
    WHERE sender = 'human_agent' AND visibility = 'public' AND message.author_id IS NOT NULL`;

/** Everything that reports count, of all organisations of a database. */
export const factsOf = (database: TestDatabase): Promise<Fact[]> => database.query<Fact>(FACTS);

/** What a report must say of facts. @param backlog how many tickets were open at the end */
export function figuresBy(facts: readonly Fact[], backlog: number): ServiceFigures {
  const of = (kind: string): number[] =>
    facts.filter((fact) => fact.kind === kind).map(({ value }) => value);
  const ratings = of('rating');
  return {
    created: of('created').length,
    autoAnswered: of('auto').length,
    escalated: of('escalated').length,
    reopened: of('reopened').length,
    resolved: of('resolved').length,
    backlog,
    firstResponse: timesOf(of('first by machine').length, of('first')),
    resolution: timesOf(of('resolution by machine').length, of('resolution')),
    sla: {
      firstResponse: promises(
        of('first_response met').length,
        of('first_response breached').length,
      ),
      nextResponse: promises(of('next_response met').length, of('next_response breached').length),
      resolution: promises(of('resolution met').length, of('resolution breached').length),
    },
    sentiment: {
      positive: of('positive').length,
      neutral: of('neutral').length,
      negative: of('negative').length,
      angry: of('angry').length,
    },
    satisfaction: {
      ratings: ratings.length,
      meanRating: shareOf(sumOf(ratings), ratings.length),
      satisfiedShare: shareOf(ratings.filter((rating) => rating >= 4).length, ratings.length),
    },
    replies: of('reply').length,
    handleSeconds: sumOf(of('handled').map(millisecondsOf)) / 1_000,
  };
}

function timesOf(byMachine: number, seconds: readonly number[]): ServiceFigures['resolution'] {
  const milliseconds = seconds.map(millisecondsOf);
  const bins = Array<number>(BIN_COUNT).fill(0);
  for (const it of milliseconds) bins[binOf(it)]! += 1;
  return {
    byMachine,
    byPeople: seconds.length,
    meanSeconds: shareOf(sumOf(milliseconds) / 1_000, seconds.length),
    medianSeconds: percentileOf(bins, 0.5),
    p90Seconds: percentileOf(bins, 0.9),
  };
}

const promises = (met: number, breached: number) => ({
  met,
  breached,
  metShare: shareOf(met, met + breached),
});

const shareOf = (part: number, of: number): number | null => (of === 0 ? null : part / of);

const sumOf = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0);

/** As the database has them: what is summed is whole, and so no sum depends on its order. */
const millisecondsOf = (seconds: number): number => Math.round(seconds * 1_000);

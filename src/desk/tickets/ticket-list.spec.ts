import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Role } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { searchTerms } from '../../platform/common/search/search-terms.js';
import { Priority } from '../../triage/taxonomy/index.js';
import { ListTicketsQuery } from './ticket-list.dto.js';
import { cursorOf, listStatement } from './ticket-list.js';
import type { FoundTicket } from './ticket-search.js';
import { LISTED_COLUMNS } from './ticket-statements.js';
import { TicketStatus } from './ticket-status.js';

const customer = { id: 7, organizationId: 3, role: Role.User };
const agent = { id: 2, organizationId: 3, role: Role.Agent };

function aQuery(fields: Partial<ListTicketsQuery> = {}): ListTicketsQuery {
  return Object.assign(new ListTicketsQuery(), fields);
}

function aTicket(fields: Partial<FoundTicket> = {}): FoundTicket {
  return {
    id: 5,
    requesterId: 7,
    conversationId: 9,
    message: 'hello',
    messageTruncated: false,
    intent: null,
    confidence: null,
    status: TicketStatus.Open,
    answer: null,
    language: null,
    priority: Priority.Normal,
    assigneeId: null,
    teamId: null,
    tags: [],
    snoozedUntil: null,
    version: 1,
    createdAt: '2025-01-02T03:04:05.678Z',
    updatedAt: '2025-02-03T04:05:06.789Z',
    resolvedAt: null,
    dueAt: null,
    slaState: null,
    labelWorth: 0.5,
    ...fields,
  };
}

/** The statement with its white space made plain. */
function statement(actor: typeof customer, query: ListTicketsQuery) {
  const { text, values } = listStatement(actor, query);
  const plain = text
    .replace(LISTED_COLUMNS, '*')
    .replace(/\s+/g, ' ')
    .replace(/^SELECT \* FROM \( (.*) \) AS page$/, '$1');
  return { text: plain.replace(/ts_headline\(.* AS matched/, '§'), values };
}

describe('listStatement', () => {
  it('shows staff everything of their organisation, newest first, one row more than asked', () => {
    expect(statement(agent, aQuery())).toEqual({
      text:
        'SELECT * FROM tickets WHERE organization_id = $1' +
        ' ORDER BY created_at DESC, id DESC LIMIT $2',
      values: [3, 21],
    });
  });

  it('shows customers only their own, whatever they ask for', () => {
    expect(statement(customer, aQuery({ requesterId: 8 }))).toEqual({
      text:
        'SELECT * FROM tickets WHERE organization_id = $1 AND requester_id = $2' +
        ' AND requester_id = $3 ORDER BY created_at DESC, id DESC LIMIT $4',
      values: [3, 7, 8, 21],
    });
  });

  it('filters by all that is asked', () => {
    const query = aQuery({
      requesterId: 7,
      status: [TicketStatus.Escalated],
      intent: "it's",
      assigneeId: 2,
      createdFrom: '2025-01-31',
      createdTo: '2025-02-28T12:00:00+02:00',
      minConfidence: 0.5,
      maxConfidence: 0.75,
      q: 'parcel -damaged',
      limit: 5,
    });
    expect(statement(agent, query)).toEqual({
      text:
        ' WITH fitting AS MATERIALIZED ( SELECT * FROM tickets WHERE organization_id = $1' +
        ' AND requester_id = $2 AND status = $3::ticket_status' +
        ' AND intent = $4 AND assignee_id = $5 AND created_at >= $6 AND created_at < $7' +
        ' AND confidence >= $8 AND confidence <= $9' +
        " AND to_tsvector('english', search_words(message || ' ' || coalesce(answer, '')))" +
        " @@ ((phraseto_tsquery('english', search_words($10)))" +
        " && (!! (phraseto_tsquery('english', search_words($11)))))" +
        ' ORDER BY created_at DESC, id DESC LIMIT 3000 )' +
        ' SELECT *, § FROM fitting LIMIT $14',
      values: [
        3,
        7,
        'escalated',
        "it's",
        2,
        new Date('2025-01-31T00:00:00Z'),
        new Date('2025-02-28T10:00:00Z'),
        0.5,
        0.75,
        'parcel',
        'damaged',
        'parcel',
        'damaged',
        6,
      ],
    });
  });

  it('takes several statuses, and tickets of nobody', () => {
    const status = [TicketStatus.Open, TicketStatus.Escalated];
    expect(statement(agent, aQuery({ status, assigneeId: 'none' }))).toEqual({
      text:
        'SELECT * FROM tickets WHERE organization_id = $1 AND status = ANY ($2::ticket_status[])' +
        ' AND assignee_id IS NULL ORDER BY created_at DESC, id DESC LIMIT $3',
      values: [3, status, 21],
    });
  });

  it.each([
    [
      { createdFrom: '2025-02-01', createdTo: '2025-01-31' },
      'createdFrom: must be before createdTo',
    ],
    [
      { createdFrom: '2025-02-01', createdTo: '2025-02-01' },
      'createdFrom: must be before createdTo',
    ],
    [
      { minConfidence: 0.6, maxConfidence: 0.5 },
      'minConfidence: must not be greater than maxConfidence',
    ],
    [{ sort: 'relevance' }, 'sort: can be relevance only together with q'],
  ])('refuses %j', (fields, message) => {
    expect(() => listStatement(agent, aQuery(fields))).toThrow(message);
  });

  it('goes on by relevance among the tickets of the first page', () => {
    const fields = { sort: 'relevance', q: 'parcel' };
    const cursor = cursorOf('relevance', Object.assign(aTicket(), { rank: 0.1, newest: 9 }));
    const { text, values } = statement(customer, aQuery({ ...fields, cursor }));
    expect(text).toContain(' AND id <= $5::integer ORDER BY id DESC LIMIT 1000 )');
    expect(text).toContain(
      'WHERE (rank, id) < ($6::real, $7::integer) ORDER BY rank DESC, id DESC',
    );
    expect(values).toEqual([3, 7, 'parcel', 'parcel', 9, 0.1, 5, 21]);
  });

  it.each([
    ['createdAt', 'created_at ASC, id ASC'],
    ['-updatedAt', 'updated_at DESC, id DESC'],
    ['-priority,createdAt', 'priority DESC, created_at ASC, id ASC'],
    ['priority,-createdAt,updatedAt', 'priority ASC, created_at DESC, updated_at ASC, id ASC'],
  ])('sorts by %s', (sort, order) => {
    expect(statement(agent, aQuery({ sort })).text).toContain(`ORDER BY ${order} LIMIT`);
  });

  it.each(['createdAt,createdAt', 'createdAt,-createdAt'])('refuses %s', (sort) => {
    expect(() => listStatement(agent, aQuery({ sort }))).toThrow(ValidationError);
  });

  it('goes on after the last row of the page before', () => {
    const sort = '-createdAt';
    const cursor = cursorOf(sort, aTicket());
    expect(statement(customer, aQuery({ sort, cursor }))).toEqual({
      text:
        'SELECT * FROM tickets WHERE organization_id = $1 AND requester_id = $2' +
        ' AND (created_at, id) < ($3::timestamptz, $4::integer)' +
        ' ORDER BY created_at DESC, id DESC LIMIT $5',
      values: [3, 7, '2025-01-02T03:04:05.678Z', 5, 21],
    });
  });

  it('goes on in mixed directions', () => {
    const sort = '-priority,createdAt';
    const cursor = cursorOf(sort, aTicket({ priority: Priority.High }));
    const { text, values } = statement(agent, aQuery({ sort, cursor }));
    expect(text).toContain(
      ' AND (priority <= $2::ticket_priority AND ((priority < $2::ticket_priority)' +
        ' OR (priority = $2::ticket_priority AND created_at > $3::timestamptz)' +
        ' OR (priority = $2::ticket_priority AND created_at = $3::timestamptz' +
        ' AND id > $4::integer)))',
    );
    expect(values).toEqual([3, 'high', '2025-01-02T03:04:05.678Z', 5, 21]);
  });

  it('refuses the cursor of another sort', () => {
    const cursor = cursorOf('createdAt', aTicket());
    expect(() => listStatement(agent, aQuery({ sort: '-createdAt', cursor }))).toThrow(
      ValidationError,
    );
  });

  it('prepares the usual lists only, each name for one text', () => {
    const cursor = cursorOf('-createdAt', aTicket());
    const limits = fc.integer({ min: 1, max: 100 });
    const page = fc.oneof(
      fc.record({ limit: limits }),
      fc.record({ limit: limits, cursor: fc.constant(cursor) }),
    );
    const some = fc.record(
      {
        requesterId: fc.constant(7),
        assigneeId: fc.constant('none' as const),
        q: fc.constant('parcel'),
        intent: fc.constantFrom('a', 'b'),
      },
      { requiredKeys: [] },
    );
    const filters = fc.oneof(fc.constant({}), some);
    const texts = new Map<string, string>();
    fc.assert(
      fc.property(fc.constantFrom(customer, agent), page, filters, (actor, part, filter) => {
        const { name, text } = listStatement(actor, aQuery({ ...part, ...filter }));
        expect(name !== undefined).toBe(Object.keys(filter).length === 0);
        if (name === undefined) return;
        expect(texts.get(name) ?? text).toBe(text);
        texts.set(name, text);
      }),
    );
    expect(texts.size).toBe(4);
    expect(listStatement(agent, aQuery({ sort: 'createdAt' })).name).toBeUndefined();
  });

  it('binds all that comes from outside and writes none of it into the SQL', () => {
    const outside = fc.string({ minLength: 3 }).map((it) => `§x${it}`);
    fc.assert(
      fc.property(outside, outside, fc.integer({ min: 1, max: 100 }), (intent, q, limit) => {
        const { text, values } = listStatement(customer, aQuery({ intent, q, limit }));
        const terms = searchTerms(q).flat();
        const words = terms.flatMap(({ parts }) => parts.map((part) => part.text));
        expect(values).toEqual([3, 7, intent, ...words, ...words, limit + 1]);
        expect(text).not.toContain('§');
        expect(new Set(text.match(/\$\d+/g)).size).toBe(values.length);
      }),
    );
  });
});

import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor } from '../../platform/common/pagination/cursor.js';
import { type Page, type PageQuery, toPage } from '../../platform/common/pagination/page.js';
import { Database, organizationOf, type OrganizationScope } from '../../platform/database/index.js';
import { CONTRADICTS } from '../examples/index.js';
import type { ContradictingExampleView, ContradictionView } from './contradiction.dto.js';

const SORT = 'text';
const SHOWN = 10;
const NIL = '00000000-0000-0000-0000-000000000000';

type Row = Omit<ContradictionView, 'examples'> & {
  readonly key: string;
  readonly examples: (Omit<ContradictingExampleView, 'createdAt'> & { createdAt: string })[];
};

// Values: whose, the key after which the page begins, and how many.
const LIST = {
  name: 'list_contradictions',
  text: `
    WITH texts AS (
      SELECT text_group AS key FROM examples
      WHERE organization_id = $1 AND text_group > $2::uuid
      GROUP BY text_group HAVING ${CONTRADICTS} ORDER BY text_group LIMIT $3
    )
    SELECT texts.key, shown.* FROM texts CROSS JOIN LATERAL (
      SELECT min(normalized) AS text, min(count)::int AS count,
             bool_or(is_held_back) AS "isHeldBack",
             json_agg(json_build_object(
               'id', id, 'intent', intent, 'source', source, 'createdBy', created_by,
               'createdAt', created_at, 'ticketId', ticket_id) ORDER BY rank, id) AS examples
      FROM (
        SELECT examples.*, intents.name AS intent,
               lower(btrim(regexp_replace(examples.text, '\\s+', ' ', 'g'))) AS normalized,
               count(*) OVER () AS count,
               bool_or(examples.source = 'correction') OVER () AS is_held_back,
               row_number() OVER (PARTITION BY examples.intent_id ORDER BY examples.id) AS rank
        FROM examples LEFT JOIN intents
          ON intents.organization_id = examples.organization_id AND intents.id = examples.intent_id
        WHERE examples.organization_id = $1 AND examples.text_group = texts.key
        ORDER BY rank, examples.id LIMIT ${SHOWN}
      ) AS example
    ) AS shown
    ORDER BY texts.key`,
};

/** Texts that stand under different intents: somebody has to say which one it is. */
@Injectable()
export class ContradictionsService {
  constructor(private readonly database: Database) {}

  /** In an order that stays, though it says nothing. */
  async list(
    scope: OrganizationScope,
    { limit, cursor }: PageQuery,
  ): Promise<Page<ContradictionView>> {
    const after = cursor === undefined ? NIL : decodeCursor(cursor, SORT, ['uuid'])[0];
    const values = [organizationOf(scope), after, limit + 1];
    const rows = await this.database.of(scope).run<Row>(LIST, values);
    const page = toPage(rows, limit, ({ key }) => encodeCursor(SORT, [key]));
    return { ...page, data: page.data.map(viewOf) };
  }
}

function viewOf({ text, isHeldBack, count, examples }: Row): ContradictionView {
  return {
    text,
    isHeldBack,
    count,
    examples: examples.map((example) => ({ ...example, createdAt: new Date(example.createdAt) })),
  };
}

import { Injectable } from '@nestjs/common';
import { Database, organizationOf, type OrganizationScope } from '../../platform/database/index.js';
import type { NearestExample } from '../core/index.js';

/** An example that a message is close to, as it reads now. */
export interface FoundExample {
  readonly id: number;
  readonly text: string;
  readonly intent: string;
  readonly similarity: number;
}

type Row = Omit<FoundExample, 'similarity'>;

const FIND = {
  name: 'find_nearest_examples',
  text: `SELECT examples.id, examples.text, intents.name AS intent
         FROM examples JOIN intents
           ON intents.organization_id = examples.organization_id AND intents.id = examples.intent_id
         WHERE examples.organization_id = $1 AND examples.id = ANY ($2::integer[])`,
};

/**
 * The texts of nearest examples. Decisions keep ids only, and the text is looked up whenever one is
 * read, so that a customer's words that an admin deleted are gone everywhere.
 */
@Injectable()
export class NearestExamples {
  constructor(private readonly database: Database) {}

  /** For each list its examples that still exist; all lists together are one query at most. */
  async lookUp(
    scope: OrganizationScope,
    lists: readonly (readonly NearestExample[])[],
  ): Promise<FoundExample[][]> {
    const ids = new Set(lists.flat().map(({ example }) => Number(example)));
    const values = [organizationOf(scope), [...ids]];
    const rows = ids.size > 0 ? await this.database.of(scope).run<Row>(FIND, values) : [];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return lists.map((list) =>
      list.flatMap(({ example, similarity }) => {
        const row = byId.get(Number(example));
        return row ? [{ ...row, similarity }] : [];
      }),
    );
  }
}

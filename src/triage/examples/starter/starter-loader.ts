import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OrganizationDirectory } from '../../../identity/organizations/index.js';
import {
  Database,
  organizationOf,
  type OrganizationScope,
} from '../../../platform/database/index.js';
import { IntentRows } from '../../taxonomy/index.js';
import { answeredIn } from './answered-in.js';
import { readStarterSet, type StarterSet } from './starter-set.js';
import { starterTexts } from './starter-texts.js';

const IDS = `(SELECT pg_get_serial_sequence('examples', 'id')::regclass AS ids) AS sequence`;
// The database counts on where the starter set ends.
const PASS_BY = `
  SELECT count(nextval(ids)) FROM ${IDS},
    generate_series(coalesce(pg_sequence_last_value(ids), 0) + 1, $1::bigint)`;
// In the order of the numbers, as the intents are. Who has no examples yet gets the starter set's own
// numbers, by which a model of the build knows them: it is the same for all organisations then, and
// in memory once.
const INSERT_EXAMPLES = `
  INSERT INTO examples (id, intent_id, text, source) OVERRIDING SYSTEM VALUE
  SELECT CASE WHEN own THEN number ELSE nextval(ids) END, intent_id, text, 'starter'
  FROM ${IDS}
  CROSS JOIN (SELECT NOT EXISTS (SELECT FROM examples) AS own) AS numbering
  CROSS JOIN (
    SELECT number, intents.id AS intent_id, example.text
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS example (intent, text, number)
    LEFT JOIN intents ON intents.name = example.intent
    ORDER BY number
  ) AS example`;

/** Gives a new organisation its first taxonomy. */
@Injectable()
export class StarterLoader {
  private readonly logger = new Logger(StarterLoader.name);

  constructor(
    private readonly database: Database,
    private readonly intents: IntentRows,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /**
   * Loads the starter set into a taxonomy that is empty: examples in all its languages, and what is
   * answered where nobody knows the language in the organisation's own.
   */
  async load(scope: OrganizationScope): Promise<void> {
    const set = await readStarterSet();
    const organization = await this.organizations.get(organizationOf(scope));
    const intents = answeredIn(organization?.defaultLanguage ?? 'en', set.intents);
    const examples = await this.database.of(scope).transaction(async (manager) => {
      if (!(await this.intents.addFirst(manager, intents))) return 0;
      return insertStarter(manager, set);
    });
    if (examples === 0) return;
    this.logger.log(
      `loaded the starter taxonomy: ${set.intents.length} intents, ${examples} examples`,
    );
  }
}

async function insertStarter(manager: EntityManager, set: StarterSet): Promise<number> {
  const { examples, background } = starterTexts(set);
  const owners = [...examples.map(({ intent }) => intent), ...background.map(() => null)];
  const texts = [...examples.map(({ text }) => text), ...background];
  await manager.query(PASS_BY, [texts.length]);
  await manager.query(INSERT_EXAMPLES, [owners, texts]);
  return texts.length;
}

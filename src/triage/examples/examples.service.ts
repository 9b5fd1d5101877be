import { Injectable } from '@nestjs/common';
import { IsNull, type Repository } from 'typeorm';
import { type Actor, STAFF_ROLES } from '../../platform/access/index.js';
import { inSteps } from '../../platform/common/in-steps.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../platform/common/pagination/page.js';
import {
  Database,
  organizationOf,
  type OrganizationScope,
  violatedForeignKey,
  violatedUnique,
} from '../../platform/database/index.js';
import type { LabeledExample } from '../core/index.js';
import { IntentNotFoundError, IntentsService } from '../taxonomy/index.js';
import { CONTRADICTS } from './contradicting.js';
import { Example, ExampleSource } from './example.entity.js';
import { ExampleExistsError } from './example.errors.js';
import { ExampleRemoval } from './example-removal.js';

/** The intent of an example; `null` is the background, messages that belong to none. */
export type ExampleOwner = number | null;

/** A labelled message, whether it was that of a ticket, and whose if they are not of the staff. */
export type TrainingExample = LabeledExample & {
  readonly fromTicket?: boolean;
  readonly requester?: number | null;
};

/** What a training learns from. */
export interface TrainingSet {
  readonly examples: readonly TrainingExample[];
  readonly background: readonly string[];
  /** How many more there are, which contradict each other. */
  readonly heldBack: number;
}

interface TrainingRow extends Omit<TrainingExample, 'intent'> {
  readonly intent: string | null;
  readonly isHeldBack: boolean;
}

/** Of rows that are at hand: requests get a turn in between. */
const ROWS_AT_ONCE = 2_000;

/** What models learn from. */
@Injectable()
export class ExamplesService {
  constructor(
    private readonly intents: IntentsService,
    private readonly database: Database,
    private readonly removal: ExampleRemoval,
  ) {}

  async list(
    scope: OrganizationScope,
    owner: ExampleOwner,
    query: PageQuery,
  ): Promise<Page<Example>> {
    await this.assertExists(scope, owner);
    return pageById('id', query, ({ id, ...range }) =>
      this.examples(scope).find({ where: { ...ownedBy(owner), id }, ...range }),
    );
  }

  /** @throws ExampleExistsError */
  async create(actor: Actor, owner: ExampleOwner, text: string): Promise<Example> {
    await this.assertExists(actor, owner);
    const row = { intentId: owner, text: text.trim(), createdBy: actor.id };
    try {
      const examples = this.examples(actor);
      const inserted = await examples.insert({ ...row, source: ExampleSource.Manual });
      return await examples.findOneByOrFail({ id: Number(inserted.generatedMaps[0]?.['id']) });
    } catch (error) {
      if (violatedUnique(error) === 'examples_text_key') throw new ExampleExistsError();
      if (owner !== null && violatedForeignKey(error) === 'examples_intent_fkey') {
        throw new IntentNotFoundError(owner);
      }
      throw error;
    }
  }

  /** @throws ExampleNotFoundError */
  delete(actor: Actor, owner: ExampleOwner, id: number): Promise<void> {
    return this.removal.removeFor(actor, { ...ownedBy(owner), id });
  }

  /**
   * All that a training needs, in an order that is always the same. A text that a correction puts
   * under another intent than somebody else did is held back, until an admin settles it.
   */
  async trainingSet(scope: OrganizationScope): Promise<TrainingSet> {
    const rows = await this.database.of(scope).query<TrainingRow>(
      `WITH contradicting AS MATERIALIZED (
         SELECT text_group FROM examples WHERE organization_id = $1
         GROUP BY text_group HAVING bool_or(source = 'correction') AND ${CONTRADICTS}
       )
       SELECT examples.id::text, examples.text, intents.name AS intent,
              examples.ticket_id IS NOT NULL AS "fromTicket",
              CASE WHEN users.role <> ALL ($2::user_role[]) THEN users.id END AS requester,
              examples.text_group IN (SELECT text_group FROM contradicting) AS "isHeldBack"
       FROM examples LEFT JOIN intents
         ON intents.organization_id = examples.organization_id AND intents.id = examples.intent_id
       LEFT JOIN tickets
         ON tickets.organization_id = examples.organization_id AND tickets.id = examples.ticket_id
       LEFT JOIN users
         ON users.organization_id = tickets.organization_id AND users.id = tickets.requester_id
       WHERE examples.organization_id = $1
       ORDER BY examples.id`,
      [organizationOf(scope), STAFF_ROLES],
    );
    return inSteps(sortOut(rows));
  }

  private examples(scope: OrganizationScope): Repository<Example> {
    return this.database.of(scope).repository(Example);
  }

  private async assertExists(scope: OrganizationScope, owner: ExampleOwner): Promise<void> {
    if (owner !== null) await this.intents.get(scope, owner);
  }
}

function* sortOut(rows: readonly TrainingRow[]): Generator<void, TrainingSet> {
  const examples: TrainingExample[] = [];
  const background: string[] = [];
  let heldBack = 0;
  for (const [index, { isHeldBack, intent, ...row }] of rows.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    if (isHeldBack) heldBack++;
    else if (intent === null) background.push(row.text);
    else examples.push({ ...row, intent });
  }
  return { examples, background, heldBack };
}

function ownedBy(owner: ExampleOwner) {
  return { intentId: owner ?? IsNull() };
}

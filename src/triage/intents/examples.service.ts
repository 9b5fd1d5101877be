import { Injectable } from '@nestjs/common';
import { IsNull, type Repository } from 'typeorm';
import { pageById } from '../../common/pagination/by-id.js';
import type { Page, PageQuery } from '../../common/pagination/page.js';
import { Database } from '../../database/database.js';
import { violatedForeignKey, violatedUnique } from '../../database/constraint-violation.js';
import type { Actor } from '../../access/actor.js';
import type { LabeledExample } from '../classifier/labeled-example.js';
import { CONTRADICTS } from './contradicting.js';
import { Example, ExampleSource } from './example.entity.js';
import { ExampleRemoval } from './example-removal.js';
import { ExampleExistsError, IntentNotFoundError } from './intent.errors.js';
import { IntentsService } from './intents.service.js';

/** The intent of an example; `null` is the background, messages that belong to none. */
export type ExampleOwner = number | null;

/** A labelled message, and whether it was the message of a ticket. */
export type TrainingExample = LabeledExample & { readonly fromTicket?: boolean };

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

/** What models learn from. */
@Injectable()
export class ExamplesService {
  constructor(
    private readonly intents: IntentsService,
    private readonly database: Database,
    private readonly removal: ExampleRemoval,
  ) {}

  private get examples(): Repository<Example> {
    return this.database.repository(Example);
  }

  async list(owner: ExampleOwner, query: PageQuery): Promise<Page<Example>> {
    await this.assertExists(owner);
    return pageById('id', query, ({ id, ...range }) =>
      this.examples.find({ where: { ...ownedBy(owner), id }, ...range }),
    );
  }

  /** @throws ExampleExistsError */
  async create(actor: Actor, owner: ExampleOwner, text: string): Promise<Example> {
    await this.assertExists(owner);
    const row = { intentId: owner, text: text.trim(), createdBy: actor.id };
    try {
      const inserted = await this.examples.insert({ ...row, source: ExampleSource.Manual });
      return await this.examples.findOneByOrFail({ id: Number(inserted.generatedMaps[0]?.['id']) });
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
  async trainingSet(): Promise<TrainingSet> {
    const rows = await this.database.query<TrainingRow>(
      `WITH contradicting AS MATERIALIZED (
         SELECT text_group FROM examples
         GROUP BY text_group HAVING bool_or(source = 'correction') AND ${CONTRADICTS}
       )
       SELECT examples.id::text, examples.text, intents.name AS intent,
              examples.ticket_id IS NOT NULL AS "fromTicket",
              examples.text_group IN (SELECT text_group FROM contradicting) AS "isHeldBack"
       FROM examples LEFT JOIN intents ON intents.id = examples.intent_id
       ORDER BY examples.id`,
    );
    const kept = rows.filter((row) => !row.isHeldBack).map(({ isHeldBack: _, ...row }) => row);
    return {
      examples: kept.filter((row): row is TrainingExample => row.intent !== null),
      background: kept.filter(({ intent }) => intent === null).map(({ text }) => text),
      heldBack: rows.length - kept.length,
    };
  }

  private async assertExists(owner: ExampleOwner): Promise<void> {
    if (owner !== null) await this.intents.get(owner);
  }
}

function ownedBy(owner: ExampleOwner) {
  return { intentId: owner ?? IsNull() };
}

import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { pageById } from '../../common/pagination/by-id.js';
import type { Page, PageQuery } from '../../common/pagination/page.js';
import { Database } from '../../database/database.js';
import { violatedUnique } from '../../database/constraint-violation.js';
import { assertChanges } from '../../common/validation/changes.js';
import { TriageChanges } from '../changes.js';
import { Example } from './example.entity.js';
import type { ChangeIntent, CreateIntent, IntentWithCount } from './intent.dto.js';
import { Intent } from './intent.entity.js';
import { IntentInPolicyError, IntentNameTakenError, IntentNotFoundError } from './intent.errors.js';

const IN_POLICY = {
  name: 'intent_in_policy',
  text: `SELECT coalesce((SELECT overrides ? $1 FROM policies ORDER BY version DESC LIMIT 1), false)
         AS named`,
};

/** The taxonomy: which intents there are, and what is answered to each. */
@Injectable()
export class IntentsService {
  constructor(
    @InjectRepository(Intent) private readonly intents: Repository<Intent>,
    @InjectRepository(Example) private readonly examples: Repository<Example>,
    private readonly database: Database,
    private readonly changes: TriageChanges,
  ) {}

  async list(query: PageQuery): Promise<Page<IntentWithCount>> {
    const page = await pageById('id', query, ({ id, ...range }) =>
      this.intents.find({ where: { id }, ...range }),
    );
    return { ...page, data: await this.withCounts(page.data) };
  }

  async get(id: number): Promise<IntentWithCount> {
    const intent = await this.intents.findOneBy({ id });
    if (!intent) throw new IntentNotFoundError(id);
    const examples = await this.examples.countBy({ intentId: id });
    return { intent, examples };
  }

  /** Every intent, for those who hold the whole taxonomy in memory. */
  all(): Promise<Intent[]> {
    return this.intents.find({ order: { id: 'ASC' } });
  }

  /** @throws IntentNameTakenError */
  async create(intent: CreateIntent): Promise<IntentWithCount> {
    const { generatedMaps } = await this.write(intent.name, () =>
      this.intents.insert(Object.assign(new Intent(), intent)),
    );
    await this.changes.announce();
    return this.get(Number(generatedMaps[0]?.['id']));
  }

  /** @throws IntentNameTakenError */
  async change(id: number, change: ChangeIntent): Promise<IntentWithCount> {
    assertChanges(change);
    if (change.name !== undefined) await this.assertRenamable(id, change.name);
    const row = Object.assign(new Intent(), change, { updatedAt: new Date() });
    const { affected } = await this.write(change.name, () => this.intents.update({ id }, row));
    if (!affected) throw new IntentNotFoundError(id);
    await this.changes.announce();
    return this.get(id);
  }

  /** Removes the intent and its examples; tickets keep its name, models know it until retrained. */
  async delete(id: number): Promise<void> {
    const { affected } = await this.intents.delete({ id });
    if (!affected) throw new IntentNotFoundError(id);
    await this.changes.announce();
  }

  /** The policy knows its exceptions by name: they must not be lost with the old one. */
  private async assertRenamable(id: number, name: string): Promise<void> {
    const { intent } = await this.get(id);
    if (intent.name === name) return;
    const { named } = await this.database.runOne<{ named: boolean }>(IN_POLICY, [intent.name]);
    if (named) throw new IntentInPolicyError(intent.name);
  }

  private async withCounts(intents: Intent[]): Promise<IntentWithCount[]> {
    if (intents.length === 0) return [];
    const counts = await this.examples
      .createQueryBuilder('example')
      .select('example.intentId', 'id')
      .addSelect('count(*)::int', 'examples')
      .where({ intentId: In(intents.map(({ id }) => id)) })
      .groupBy('example.intentId')
      .getRawMany<{ id: number; examples: number }>();
    const byId = new Map(counts.map(({ id, examples }) => [id, examples]));
    return intents.map((intent) => ({ intent, examples: byId.get(intent.id) ?? 0 }));
  }

  private async write<Result>(name = '', statement: () => Promise<Result>): Promise<Result> {
    try {
      return await statement();
    } catch (error) {
      if (violatedUnique(error) === 'intents_name_key') throw new IntentNameTakenError(name);
      throw error;
    }
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Intent } from './intent.entity.js';
import { intentKey } from './intent-name.js';
import { FORMER_NAMES, type FormerRow } from './names-taken.js';

const FIND_MISSING = `
  SELECT name FROM unnest($1::text[]) AS name EXCEPT SELECT name FROM intents ORDER BY name`;
// As long as the index of the version before is there, each of the two may be in the way.
const ADD = 'INSERT INTO intents (name) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING';
// A statement for each entity and not for each row: a new service waits for it. The numbers keep the
// order, and so an empty database gives the rows the ids that a model of the build knows them by.
const ADD_FIRST = `
  INSERT INTO intents (name, description, priority, auto_resolve, answer, answers)
  SELECT name, description, priority, "autoResolve", answer, answers
  FROM ROWS FROM (
    jsonb_to_recordset($1) AS (name text, description text, priority ticket_priority,
                               "autoResolve" boolean, answer text, answers jsonb)
  ) WITH ORDINALITY AS intent
    (name, description, priority, "autoResolve", answer, answers, number)
  ORDER BY number`;
// In an order, so that two who hold the same do not wait for each other for ever.
const HOLD = `
  SELECT id, name FROM intents WHERE name = ANY ($1::text[]) ORDER BY id FOR KEY SHARE`;

/** An intent with all that it says from the first. */
export type FirstIntent = Pick<
  Intent,
  'name' | 'description' | 'priority' | 'autoResolve' | 'answer' | 'answers'
>;

/** An intent that is there until the transaction ends. */
export interface HeldIntent {
  readonly id: number;
  readonly name: string;
}

/** The intents that examples are brought in for, as part of the transaction that does it. */
@Injectable()
export class IntentRows {
  /**
   * How each of these names is spelled: as an intent that there is, also by what it was called
   * before, or as the first of them.
   */
  async spellings(
    manager: EntityManager,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const present = await manager.find(Intent, { select: { name: true }, order: { id: 'ASC' } });
    const former = await manager.query<FormerRow[]>(FORMER_NAMES.text);
    const known = [
      ...present.map(({ name }) => ({ name, now: name })),
      ...former,
      ...names.map((name) => ({ name, now: name })),
    ];
    const byKey = new Map<string, string>();
    for (const { name, now } of known) {
      const key = intentKey(name);
      if (!byKey.has(key)) byKey.set(key, now);
    }
    const exact = new Set(present.map(({ name }) => name));
    return new Map(
      names.map((name) => [name, exact.has(name) ? name : (byKey.get(intentKey(name)) ?? name)]),
    );
  }

  /** Which of these names no intent has. */
  async missing(manager: EntityManager, names: readonly string[]): Promise<string[]> {
    const rows: { name: string }[] = await manager.query(FIND_MISSING, [names]);
    return rows.map(({ name }) => name);
  }

  /** Adds intents that have a name only; those that are there stay. */
  async addNames(manager: EntityManager, names: readonly string[]): Promise<void> {
    await manager.query(ADD, [names]);
  }

  /** Those of these intents that are there: nobody deletes them until the transaction ends. */
  hold(manager: EntityManager, names: readonly string[]): Promise<HeldIntent[]> {
    return manager.query<HeldIntent[]>(HOLD, [names]);
  }

  /** Gives an empty taxonomy its first intents; one that has some already stays as it is. */
  async addFirst(manager: EntityManager, intents: readonly FirstIntent[]): Promise<boolean> {
    if (await manager.existsBy(Intent, {})) return false;
    await manager.query(ADD_FIRST, [JSON.stringify(intents)]);
    return true;
  }
}

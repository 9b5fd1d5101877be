import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../database/database.js';
import { Example, ExampleSource } from '../example.entity.js';
import { Intent } from '../intent.entity.js';
import { readStarterSet } from './starter-set.js';

/** Gives a new service its first taxonomy. */
@Injectable()
export class StarterLoader {
  private readonly logger = new Logger(StarterLoader.name);

  constructor(private readonly database: Database) {}

  /** Loads the starter set into a taxonomy that is empty. */
  async load(): Promise<void> {
    const { intents, background } = await readStarterSet();
    const examples = await this.database.transaction(async (manager) => {
      if (await manager.existsBy(Intent, {})) return 0;
      const rows = intents.map(({ examples: _, ...intent }) => intent);
      const { generatedMaps } = await manager.insert(Intent, rows);
      const texts = intents.flatMap((intent, index) =>
        intent.examples.map((text) => ({ intentId: Number(generatedMaps[index]?.['id']), text })),
      );
      const unrelated = background.map((text) => ({ intentId: null, text }));
      return insertStarter(manager, [...texts, ...unrelated]);
    });
    if (examples === 0) return;
    this.logger.log(`loaded the starter taxonomy: ${intents.length} intents, ${examples} examples`);
  }
}

async function insertStarter(
  manager: EntityManager,
  rows: { intentId: number | null; text: string }[],
): Promise<number> {
  await manager.insert(
    Example,
    rows.map((row) => ({ ...row, source: ExampleSource.Starter })),
  );
  return rows.length;
}

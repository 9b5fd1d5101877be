import { Injectable } from '@nestjs/common';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { PostgresEmbeddingCache } from '../encoder/cache/postgres-embedding-cache.js';
import { Example } from './example.entity.js';

interface RemovedRow {
  readonly text: string;
  readonly textGroup: string;
}

/** Removes examples together with what is kept of their texts. */
@Injectable()
export class ExampleRemoval {
  constructor(private readonly embeddings: PostgresEmbeddingCache) {}

  /**
   * Removes an example, and the vector of its text unless another example says the very same, as
   * part of a transaction. Gives whether it was there.
   */
  async remove(manager: EntityManager, which: FindOptionsWhere<Example>): Promise<boolean> {
    const result = await manager
      .createQueryBuilder()
      .delete()
      .from(Example)
      .where(which)
      .returning('text, text_group AS "textGroup"')
      .execute();
    const [removed] = result.raw as RemovedRow[];
    if (!removed) return false;
    const { text, textGroup } = removed;
    const others: unknown[] = await manager.query(
      'SELECT FROM examples WHERE text_group = $1 AND text = $2 LIMIT 1',
      [textGroup, text],
    );
    if (others.length === 0) await this.embeddings.forget(manager, [text]);
    return true;
  }
}

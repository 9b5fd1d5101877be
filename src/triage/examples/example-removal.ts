import { Injectable } from '@nestjs/common';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { PostgresEmbeddingCache } from '../../language/encoders/index.js';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { Database } from '../../platform/database/index.js';
import { Example } from './example.entity.js';
import { ExampleNotFoundError } from './example.errors.js';

/** What no example says any more. */
export interface RemovedText {
  readonly text: string;
  readonly textGroup: string;
}

/** Removes examples together with what is kept of their texts. */
@Injectable()
export class ExampleRemoval {
  constructor(
    private readonly database: Database,
    private readonly embeddings: PostgresEmbeddingCache,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Removes one example because somebody wants it; its text is not kept in the audit log either.
   * @throws ExampleNotFoundError
   */
  removeFor(actor: Actor, which: FindOptionsWhere<Example> & { id: number }): Promise<void> {
    const { id } = which;
    return this.database.of(actor).transaction(async (manager) => {
      if (!(await this.remove(manager, which))) throw new ExampleNotFoundError(id);
      const subject = { type: 'example', id };
      await this.audit.record(manager, actor, { action: 'example.deleted', subject });
    });
  }

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
    const [removed] = result.raw as RemovedText[];
    if (!removed) return false;
    await this.forgetText(manager, removed);
    return true;
  }

  /** Forgets the vector of a text that an example does not say any more, unless another one does. */
  async forgetText(manager: EntityManager, { text, textGroup }: RemovedText): Promise<void> {
    const others: unknown[] = await manager.query(
      'SELECT FROM examples WHERE text_group = $1 AND text = $2 LIMIT 1',
      [textGroup, text],
    );
    if (others.length === 0) await this.embeddings.forget(manager, [text]);
  }
}

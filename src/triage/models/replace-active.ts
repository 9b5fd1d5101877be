import type { EntityManager } from 'typeorm';
import type { AuditLog, Author } from '../../platform/audit/index.js';
import { Model, ModelStatus } from './model.entity.js';

/**
 * Puts a trained model in the place of the active one, for somebody or by itself; the transaction
 * holds LOCKS.activation.
 */
export async function replaceActive(
  manager: EntityManager,
  id: number,
  audit: AuditLog,
  author: Author,
): Promise<void> {
  const select = { id: true };
  const active = await manager.findOne(Model, { where: { status: ModelStatus.Active }, select });
  await manager.update(Model, { status: ModelStatus.Active }, { status: ModelStatus.Ready });
  await manager.update(Model, { id }, { status: ModelStatus.Active });
  await audit.record(manager, author, {
    action: 'model.activated',
    subject: { type: 'model', id },
    before: { activeModelId: active?.id ?? null },
    after: { activeModelId: id },
  });
}

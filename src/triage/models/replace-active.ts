import type { EntityManager } from 'typeorm';
import { Model, ModelStatus } from './model.entity.js';

/** Puts a trained model in the place of the active one; the transaction holds LOCKS.activation. */
export async function replaceActive(manager: EntityManager, id: number): Promise<void> {
  await manager.update(Model, { status: ModelStatus.Active }, { status: ModelStatus.Ready });
  await manager.update(Model, { id }, { status: ModelStatus.Active });
}

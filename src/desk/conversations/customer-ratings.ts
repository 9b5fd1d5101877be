import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { ConversationRows } from './conversation-rows.js';

/** What customers say elsewhere of how they were served, as their conversation has it. */
@Injectable()
export class CustomerRatings {
  constructor(private readonly rows: ConversationRows) {}

  /**
   * Their last word counts, 1 (bad) to 5 (very good). In a transaction that has taken the tickets it
   * needs; nothing where the conversation is gone.
   */
  async rate(
    manager: EntityManager,
    actor: Actor,
    conversationId: number,
    satisfaction: number,
  ): Promise<void> {
    const conversation = await this.rows.take(manager, conversationId);
    if (!conversation || conversation.satisfaction === satisfaction) return;
    await this.rows.save(manager, actor, conversation, { satisfaction });
  }
}

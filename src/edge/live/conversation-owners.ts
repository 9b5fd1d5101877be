import { Injectable } from '@nestjs/common';
import { BoundedCache } from '../../platform/common/bounded-cache.js';
import { Database } from '../../platform/database/index.js';

const FIND = {
  name: 'find_requester_of_conversation',
  text: `SELECT requester_id AS "requesterId" FROM conversations
         WHERE organization_id = $1 AND id = $2`,
};
const KEPT = 5_000;

/** Whose a conversation is, which never changes. */
@Injectable()
export class ConversationOwners {
  private readonly known = new BoundedCache<string, number>({ limit: KEPT });

  constructor(private readonly database: Database) {}

  /** Nothing where the organisation has no such conversation. */
  async requesterOf(organizationId: number, conversationId: number): Promise<number | undefined> {
    const key = `${organizationId}/${conversationId}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const [found] = await this.database
      .of(organizationId)
      .run<{ requesterId: number }>(FIND, [organizationId, conversationId]);
    if (found) this.known.put(key, { value: found.requesterId, weight: 1 });
    return found?.requesterId;
  }
}

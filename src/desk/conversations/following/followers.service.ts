import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { userDeleted, userLeftStaff, UsersService } from '../../../identity/users/index.js';
import { type Actor, isStaff } from '../../../platform/access/index.js';
import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import { Database } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import { userMentioned } from '../conversation.events.js';
import { ConversationReader } from '../conversation-reader.js';
import type { Message } from '../message.entity.js';
import { ConversationFollower } from './conversation-follower.entity.js';

/** So many are listed: more than anybody would read. */
const MOST_LISTED = 200;

const FOLLOW = `
  INSERT INTO conversation_followers (organization_id, conversation_id, user_id)
  SELECT $1, $2, id FROM unnest($3::integer[]) AS wanted (id) ORDER BY id
  ON CONFLICT DO NOTHING`;

/** Who of the staff follows which conversations: those who want to, and whoever was mentioned. */
@Injectable()
export class FollowersService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly reader: ConversationReader,
    private readonly users: UsersService,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    for (const gone of [userDeleted, userLeftStaff]) {
      this.events.within(gone, ({ userId }, manager) =>
        manager.delete(ConversationFollower, { userId }),
      );
    }
  }

  /** Those who began first come first. @throws ConversationNotFoundError */
  async list(actor: Actor, conversationId: number): Promise<ConversationFollower[]> {
    await this.reader.get(actor, conversationId);
    return this.database
      .of(actor)
      .repository(ConversationFollower)
      .find({
        where: { conversationId },
        order: { createdAt: 'ASC', userId: 'ASC' },
        take: MOST_LISTED,
      });
  }

  /** @throws ConversationNotFoundError */
  async follow(actor: Actor, conversationId: number): Promise<void> {
    await this.reader.get(actor, conversationId);
    await this.database
      .of(actor)
      .transaction((manager) => this.add(manager, actor, conversationId, [actor.id]));
  }

  /** @throws ConversationNotFoundError */
  async unfollow(actor: Actor, conversationId: number): Promise<void> {
    await this.reader.get(actor, conversationId);
    await this.database
      .of(actor)
      .transaction((manager) =>
        manager.delete(ConversationFollower, { conversationId, userId: actor.id }),
      );
  }

  /** Call before a transaction begins. @throws ValidationError where one is nobody of the staff */
  async assertStaff(actor: Actor, ids: readonly number[]): Promise<void> {
    const people = await Promise.all(ids.map((id) => this.users.find(actor, id)));
    const others = ids.filter((_, place) => {
      const person = people[place];
      return !person || !isStaff(person);
    });
    if (others.length === 0) return;
    const message = `must be ids of agents or admins: ${others.join(', ')} is not`;
    throw new ValidationError([{ path: 'mentions', message }]);
  }

  /** Those whom a note mentions follow its conversation from then on, and are told of it. */
  async mention(
    manager: EntityManager,
    actor: Actor,
    { id: messageId, conversationId }: Message,
    ids: readonly number[],
  ): Promise<void> {
    if (ids.length === 0) return;
    await this.add(manager, actor, conversationId, ids);
    for (const userId of ids) {
      const mention = { userId, conversationId, messageId, actorId: actor.id };
      await this.events.publish(manager, userMentioned, mention);
    }
  }

  private async add(
    manager: EntityManager,
    { organizationId }: Actor,
    conversationId: number,
    ids: readonly number[],
  ): Promise<void> {
    await manager.query(FOLLOW, [organizationId, conversationId, ids]);
  }
}

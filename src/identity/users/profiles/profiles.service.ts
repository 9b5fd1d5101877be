import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type Actor, includesRole, isStaff, Role } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { assertMatches } from '../../../platform/common/http/etag.js';
import { assertChanges } from '../../../platform/common/validation/changes.js';
import { Database } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import type { User } from '../user.entity.js';
import { UserNotFoundError } from '../user.errors.js';
import { userProfileChanged } from '../user.events.js';
import { UsersService } from '../users.service.js';
import { ProfileOfStaffError } from './profile.errors.js';
import type { ChangeOwnProfile, ChangeProfile } from './profile-change.dto.js';
import { UserProfile } from './user-profile.entity.js';

/** An account and what is known of its owner. */
export interface KnownProfile {
  readonly user: User;
  readonly profile: UserProfile;
}

// Two who change a profile first wait for each other.
const ADD = 'INSERT INTO user_profiles (user_id) VALUES ($1) ON CONFLICT DO NOTHING';

/** What is known of people: they change their own, the staff keeps that of customers. */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  /** @throws UserNotFoundError */
  async get(actor: Actor, id: number): Promise<KnownProfile> {
    const user = await this.users.get(actor, id);
    const profiles = this.database.of(actor).repository(UserProfile);
    return { user, profile: (await profiles.findOneBy({ userId: id })) ?? emptyFor(user) };
  }

  /** What these people want to be called, or else their first and last name; nobody who has neither. */
  async names(actor: Actor, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const profiles = await this.database
      .of(actor)
      .repository(UserProfile)
      .find({
        select: { userId: true, displayName: true, firstName: true, lastName: true },
        where: { userId: In(ids) },
      });
    const named = profiles.map(({ userId, displayName, firstName, lastName }) => {
      const whole = [firstName, lastName].filter((part) => part !== null).join(' ');
      return [userId, displayName ?? whole] as const;
    });
    return new Map(named.filter(([, name]) => name !== ''));
  }

  /** @throws StaleVersionError, ValidationError */
  changeOwn(actor: Actor, change: ChangeOwnProfile, ifMatch?: string): Promise<KnownProfile> {
    return this.change(actor, actor.id, change, ifMatch);
  }

  /**
   * Changes anybody's, for admins, or a customer's, for the staff; the audit log says what was
   * changed, without the words.
   * @throws UserNotFoundError, ProfileOfStaffError, StaleVersionError, ValidationError
   */
  async changeAny(
    actor: Actor,
    id: number,
    change: ChangeProfile,
    ifMatch?: string,
  ): Promise<KnownProfile> {
    const user = await this.users.get(actor, id);
    if (isStaff(user) && !includesRole(actor.role, Role.Admin)) throw new ProfileOfStaffError();
    return this.change(actor, id, change, ifMatch);
  }

  private async change(
    actor: Actor,
    id: number,
    change: ChangeProfile,
    ifMatch: string | undefined,
  ): Promise<KnownProfile> {
    const fields = assertChanges(change);
    await this.database.of(actor).transaction(async (manager) => {
      if (!(await this.users.lockIfThere(manager, id))) throw new UserNotFoundError(id);
      const before = await lock(manager, id);
      assertMatches(ifMatch, before.version);
      const { notifications, ...columns } = change;
      const version = before.version + 1;
      await manager.update(
        UserProfile,
        { userId: id },
        {
          ...columns,
          ...(notifications && {
            notifications: Object.assign({}, before.notifications, notifications),
          }),
          version,
          updatedAt: () => 'now()',
        },
      );
      await this.events.publish(manager, userProfileChanged, { userId: id, version });
      if (actor.id === id) return;
      await this.audit.record(manager, actor, {
        action: 'user.profile_changed',
        subject: { type: 'user', id },
        after: { fields, version },
      });
    });
    return this.get(actor, id);
  }
}

async function lock(manager: EntityManager, userId: number): Promise<UserProfile> {
  await manager.query(ADD, [userId]);
  const mode = 'for_no_key_update';
  return manager.findOneOrFail(UserProfile, { where: { userId }, lock: { mode } });
}

/** Of whom nothing is known yet. */
function emptyFor({ id, organizationId, createdAt }: User): UserProfile {
  return {
    ...{ organizationId, userId: id, firstName: null, lastName: null, displayName: null },
    ...{ phone: null, avatarUrl: null, preferredLanguage: null, timezone: null, tier: null },
    ...{ customerSince: null, lifetimeValue: null, tags: [], attributes: {}, notifications: {} },
    ...{ lastSeenAt: null, version: 0, updatedAt: createdAt },
  };
}

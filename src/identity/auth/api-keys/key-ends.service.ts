import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Role } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Events } from '../../../platform/events/index.js';
import { userDeleted, userKeysEnded, userRoleChanged } from '../../users/index.js';
import { ApiKey } from './api-key.entity.js';

export const DAY_MS = 86_400_000;

/** Days that a key lasts at most which may what admins may. */
export const ADMIN_DAYS = 90;

/** Ends keys with what they rest on, in the same transaction. */
@Injectable()
export class KeyEnds implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.events.within(userDeleted, async ({ userId }, manager) => {
      await manager.update(ApiKey, { userId, revokedAt: IsNull() }, { revokedAt: new Date() });
    });
    this.events.within(userKeysEnded, ({ userId, actorId }, manager) =>
      this.endThoseOf(manager, userId, actorId),
    );
    this.events.within(userRoleChanged, ({ userId, role }, manager) =>
      shorten(manager, userId, role),
    );
  }

  /** Somebody who is shut out must not go on by a key that they made. */
  private async endThoseOf(
    manager: EntityManager,
    createdBy: number,
    actorId: number,
  ): Promise<void> {
    const ended = await manager.findBy(ApiKey, { createdBy, revokedAt: IsNull() });
    for (const { id, name, userId, expiresAt } of ended) {
      await manager.update(ApiKey, { id }, { revokedAt: new Date(), revokedBy: actorId });
      await this.audit.record(
        manager,
        { id: actorId },
        {
          action: 'api_key.revoked',
          subject: { type: 'api_key', id },
          before: { name, userId, expiresAt },
          after: { endedWith: createdBy },
        },
      );
    }
  }
}

/** A key that becomes an admin's gets no more time than one that is made for an admin. */
async function shorten(manager: EntityManager, userId: number, role: Role): Promise<void> {
  if (role !== Role.Admin) return;
  await manager.query(
    `UPDATE api_keys SET expires_at = least(expires_at, now() + make_interval(days => $2))
     WHERE user_id = $1`,
    [userId, ADMIN_DAYS],
  );
}

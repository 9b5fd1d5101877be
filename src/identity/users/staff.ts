import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { STAFF_ROLES } from '../../platform/access/index.js';
import { User } from './user.entity.js';

/** Who works here. */
@Injectable()
export class Staff {
  /** Whether somebody is of the staff and may sign in; also in the middle of a transaction. */
  worksHere(manager: EntityManager, id: number): Promise<boolean> {
    const there = { disabledAt: IsNull(), deletedAt: IsNull(), role: In(STAFF_ROLES) };
    return manager.existsBy(User, { id, ...there });
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KeptKeys } from '../idempotency/kept-keys.js';
import { UsersService } from './users.service.js';

/** Removes the answers that are kept for a user when the account ends: they hold what was written. */
@Injectable()
export class KeyErasure implements OnModuleInit {
  constructor(
    private readonly users: UsersService,
    private readonly keys: KeptKeys,
  ) {}

  onModuleInit(): void {
    this.users.onDelete((manager, userId) => this.keys.forget(manager, userId));
  }
}

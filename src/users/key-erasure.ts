import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KeptKeys } from '../idempotency/kept-keys.js';
import { AccountAdministration } from './account-administration.js';

/** Removes the answers that are kept for a user when the account ends: they hold what was written. */
@Injectable()
export class KeyErasure implements OnModuleInit {
  constructor(
    private readonly accounts: AccountAdministration,
    private readonly keys: KeptKeys,
  ) {}

  onModuleInit(): void {
    this.accounts.onDelete((manager, userId) => this.keys.forget(manager, userId));
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor, Origin } from '../access/index.js';
import { Database } from '../database/index.js';
import { AuditEventView } from './audit.dto.js';
import { AuditEvent } from './audit-event.entity.js';

/**
 * Who is held to have done something: somebody, someone unknown from somewhere, or the service. An
 * entry is of their organisation; without one, of that which its transaction acts for.
 */
export type Author =
  | (Pick<Actor, 'id' | 'origin'> & Partial<Pick<Actor, 'organizationId'>>)
  | { readonly origin?: Origin; readonly organizationId?: number }
  | null;

/** The same outside a transaction, which would say in whose organisation. */
export type AuthorWithin = NonNullable<Author> & { readonly organizationId: number };

/** What somebody did to what; never with a secret or a customer's words in it. */
export interface AuditEntry {
  /** `subject.verb`, as in `user.role_changed`. */
  readonly action: string;
  readonly subject?: { readonly type: string; readonly id: number | string };
  readonly before?: object;
  readonly after?: object;
}

/** The append-only record of what changes who may do what, how tickets are decided, and what left. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: Database) {}

  /** An entry as it is shown; nothing where it is gone. In a transaction of its organisation. */
  async find(manager: EntityManager, id: number): Promise<object | undefined> {
    const event = await manager.findOneBy(AuditEvent, { id });
    return event ? AuditEventView.of(event) : undefined;
  }

  /** Writes an entry by itself, of what changes nothing in the database: an export, a refusal. */
  append(author: AuthorWithin, entry: AuditEntry): Promise<void> {
    return this.database.of(author).transaction((manager) => this.record(manager, author, entry));
  }

  /** Writes an entry in the transaction of what it tells of: neither is there without the other. */
  async record(manager: EntityManager, author: Author, entry: AuditEntry): Promise<void> {
    await manager.insert(AuditEvent, {
      ...(author && 'organizationId' in author && { organizationId: author.organizationId }),
      action: entry.action,
      actorId: author && 'id' in author ? author.id : null,
      subjectType: entry.subject?.type ?? null,
      subjectId: entry.subject ? String(entry.subject.id) : null,
      before: entry.before ?? null,
      after: entry.after ?? null,
      address: author?.origin?.address ?? null,
      requestId: author?.origin?.requestId ?? null,
    });
  }
}

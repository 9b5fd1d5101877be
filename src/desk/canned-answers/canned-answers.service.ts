import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Brackets, type EntityManager } from 'typeorm';
import { userDeleted } from '../../identity/users/index.js';
import { type Actor, mayChange } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import type { Page } from '../../platform/common/pagination/page.js';
import { assertChanges } from '../../platform/common/validation/changes.js';
import { Database, violatedUnique } from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import type {
  ChangeCannedAnswer,
  CreateCannedAnswer,
  ListCannedAnswersQuery,
} from './canned-answer.dto.js';
import { CannedAnswer } from './canned-answer.entity.js';
import {
  CannedAnswerNotFoundError,
  NotYourAnswerError,
  ShortcutTakenError,
} from './canned-answer.errors.js';

// Agents look for parts of words too; there are few enough to read.
const FOUND = `concat_ws(' ', answer.title, '/' || answer.shortcut,
  array_to_string(answer.tags, ' '), answer.body, answer.bodies::text) ILIKE`;

/** Answers that the staff has ready: each their own, and those that all share. */
@Injectable()
export class CannedAnswersService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.events.within(userDeleted, ({ userId: ownerId }, manager) =>
      manager.delete(CannedAnswer, { ownerId, shared: false }),
    );
  }

  /** The own and the shared ones with all words of `q`, oldest first. */
  list(actor: Actor, query: ListCannedAnswersQuery): Promise<Page<CannedAnswer>> {
    return pageById('id', query, ({ id, take }) => {
      const answers = this.database
        .of(actor)
        .repository(CannedAnswer)
        .createQueryBuilder('answer')
        .where('answer.organization_id = :of', { of: actor.organizationId })
        .andWhere('answer.id > :after', { after: id.value })
        .andWhere(seen('answer', actor))
        .orderBy('answer.id')
        .take(take);
      for (const [place, word] of (query.q?.split(/\s+/) ?? []).entries()) {
        answers.andWhere(`${FOUND} :word${place}`, { [`word${place}`]: containing(word) });
      }
      return answers.getMany();
    });
  }

  /** @throws CannedAnswerNotFoundError also for somebody else's own */
  async get(actor: Actor, id: number): Promise<CannedAnswer> {
    return found(this.database.of(actor).repository(CannedAnswer).manager, actor, id);
  }

  /** @throws ShortcutTakenError */
  create(actor: Actor, answer: CreateCannedAnswer): Promise<CannedAnswer> {
    return this.write(actor, answer, async (manager) => {
      const row = Object.assign(new CannedAnswer(), answer, { ownerId: actor.id });
      const { generatedMaps } = await manager.insert(CannedAnswer, row);
      return found(manager, actor, Number(generatedMaps[0]?.['id']));
    });
  }

  /** @throws CannedAnswerNotFoundError, NotYourAnswerError, ShortcutTakenError, StaleVersionError */
  async change(
    actor: Actor,
    id: number,
    change: ChangeCannedAnswer,
    ifMatch?: string,
  ): Promise<CannedAnswer> {
    assertChanges(change);
    const before = await this.get(actor, id);
    return this.write(actor, Object.assign({}, before, change), async (manager) => {
      const answer = await lock(manager, actor, id, ifMatch);
      const counted = { version: answer.version + 1, updatedAt: () => 'now()' };
      await manager.update(CannedAnswer, { id }, Object.assign({}, change, counted));
      await this.note(manager, actor, 'canned_answer.changed', answer);
      return manager.findOneByOrFail(CannedAnswer, { id });
    });
  }

  /** @throws CannedAnswerNotFoundError, NotYourAnswerError, StaleVersionError */
  async delete(actor: Actor, id: number, ifMatch?: string): Promise<void> {
    await this.database.of(actor).transaction(async (manager) => {
      const answer = await lock(manager, actor, id, ifMatch);
      await manager.delete(CannedAnswer, { id });
      await this.note(manager, actor, 'canned_answer.deleted', answer);
    });
  }

  /** Counts that it was filled in, which is no change of it. */
  async countUse(actor: Actor, id: number): Promise<void> {
    const answers = this.database.of(actor).repository(CannedAnswer);
    await answers.increment({ id }, 'uses', 1);
  }

  /** What is done to somebody else's. */
  private async note(
    manager: EntityManager,
    actor: Actor,
    action: string,
    { id, ownerId, shortcut }: CannedAnswer,
  ): Promise<void> {
    if (ownerId === actor.id) return;
    const subject = { type: 'canned_answer', id };
    await this.audit.record(manager, actor, { action, subject, before: { ownerId, shortcut } });
  }

  private async write(
    actor: Actor,
    { shortcut, shared = false }: { readonly shortcut: string; readonly shared?: boolean },
    work: (manager: EntityManager) => Promise<CannedAnswer>,
  ): Promise<CannedAnswer> {
    try {
      return await this.database.of(actor).transaction(work);
    } catch (error) {
      if (!violatedUnique(error)?.endsWith('_shortcut_key')) throw error;
      throw new ShortcutTakenError(shortcut, shared);
    }
  }
}

function seen(table: string, { id }: Actor): Brackets {
  return new Brackets((it) =>
    it.where(`${table}.owner_id = :own`, { own: id }).orWhere(`${table}.shared`),
  );
}

function containing(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

async function found(manager: EntityManager, actor: Actor, id: number): Promise<CannedAnswer> {
  const answer = await manager.findOneBy(CannedAnswer, { id });
  if (!answer || !(answer.shared || answer.ownerId === actor.id)) {
    throw new CannedAnswerNotFoundError(id);
  }
  return answer;
}

/** One that the actor may change, which nobody else does until the transaction ends. */
async function lock(
  manager: EntityManager,
  actor: Actor,
  id: number,
  ifMatch?: string,
): Promise<CannedAnswer> {
  await manager.query('SELECT FROM canned_answers WHERE id = $1 FOR UPDATE', [id]);
  const answer = await found(manager, actor, id);
  if (!mayChange(actor, answer)) throw new NotYourAnswerError();
  assertMatches(ifMatch, answer.version);
  return answer;
}

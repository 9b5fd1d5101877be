import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { StorageLimit } from '../../identity/organizations/index.js';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../platform/common/pagination/page.js';
import { Database, type OrganizationScope } from '../../platform/database/index.js';
import { Jobs } from '../../platform/jobs/index.js';
import { Discovery } from './discovery.entity.js';
import { DiscoveryNotFoundError, DiscoveryRefusedError } from './discovery.errors.js';
import { DiscoveryErasure } from './discovery-erasure.js';
import { DISCOVERY } from './discovery-job.js';
import { DiscoveryMessages } from './discovery-messages.js';
import type { DiscoverySource } from './discovery-values.js';
import { type CleanMessages, MessageCleaning } from './message-cleaning.js';
import { readTextsCsv } from './texts-csv.js';

const NO_MESSAGES: CleanMessages = { messages: [], leftOut: {} };

/** Searches for the intents of messages that nobody has labelled. */
@Injectable()
export class DiscoveriesService {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly messages: DiscoveryMessages,
    private readonly cleaning: MessageCleaning,
    private readonly erasure: DiscoveryErasure,
    private readonly storage: StorageLimit,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Begins one for the texts of a file.
   * @throws DiscoveryRefusedError, DiscoveryTooLargeError, JobUnderWayError, LimitExceededError
   */
  async beginWithFile(actor: Actor, file: Readable, wanted: number | null): Promise<Discovery> {
    return this.beginWithTexts(actor, await readTextsCsv(file), wanted);
  }

  /** Begins one for texts. @throws as `beginWithFile` does */
  async beginWithTexts(
    actor: Actor,
    texts: readonly string[],
    wanted: number | null,
  ): Promise<Discovery> {
    const raw = texts.map((text) => ({ text, ticketId: null }));
    const clean = await this.cleaning.clean(actor.organizationId, [raw]);
    if (clean.messages.length === 0) {
      throw new DiscoveryRefusedError('none of the messages asks anything.');
    }
    return this.begin(actor, 'texts', clean, wanted);
  }

  /** Begins one for the tickets that no machine could answer. @throws JobUnderWayError */
  beginWithTickets(actor: Actor, wanted: number | null): Promise<Discovery> {
    return this.begin(actor, 'tickets', NO_MESSAGES, wanted);
  }

  /** One page, newest first. */
  list(scope: OrganizationScope, query: PageQuery): Promise<Page<Discovery>> {
    const discoveries = this.database.of(scope).repository(Discovery);
    return pageById('-id', query, ({ id, ...range }) =>
      discoveries.find({ where: { id }, ...range }),
    );
  }

  /** @throws DiscoveryNotFoundError */
  async get(scope: OrganizationScope, id: number): Promise<Discovery> {
    const found = await this.database.of(scope).repository(Discovery).findOneBy({ id });
    if (!found) throw new DiscoveryNotFoundError(id);
    return found;
  }

  /** Removes it with its messages and proposals; what was accepted stays. @throws DiscoveryNotFoundError */
  async delete(actor: Actor, id: number): Promise<void> {
    await this.get(actor, id);
    await this.erasure.remove(actor, id);
    await this.audit.append(actor, {
      action: 'discovery.deleted',
      subject: { type: 'discovery', id },
    });
  }

  private async begin(
    actor: Actor,
    source: DiscoverySource,
    { messages, leftOut }: CleanMessages,
    wanted: number | null,
  ): Promise<Discovery> {
    await this.storage.assertRoom(actor);
    const count = messages.reduce((sum, { times }) => sum + times, 0);
    return this.database.of(actor).transaction(async (manager) => {
      const order = { owner: actor, singletonKey: source };
      const jobId = await this.jobs.enqueue(manager, DISCOVERY, {}, order);
      const row = { source, messages: count, leftOut, wanted, jobId, requestedBy: actor.id };
      const { generatedMaps } = await manager.insert(Discovery, row);
      const id = Number(generatedMaps[0]?.['id']);
      await this.messages.add(manager, id, messages);
      await this.audit.record(manager, actor, {
        action: 'discovery.started',
        subject: { type: 'discovery', id },
        after: { source, messages: count, leftOut },
      });
      return manager.findOneByOrFail(Discovery, { id });
    });
  }
}

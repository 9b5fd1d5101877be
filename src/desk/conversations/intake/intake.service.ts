import { Injectable } from '@nestjs/common';
import { Customers, UnauthenticatedError } from '../../../identity/auth/index.js';
import { ConversationQuota, StorageLimit } from '../../../identity/organizations/index.js';
import type { Actor } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Database } from '../../../platform/database/index.js';
import { TriageService } from '../../../triage/index.js';
import { Redaction, type TicketView } from '../../tickets/index.js';
import type { Channel } from '../conversation-values.js';
import { Feelings } from '../feelings.js';
import { IntakeWriter } from './intake-writer.js';

/** What somebody asks, and from where. */
export interface Asked {
  readonly message: string;
  readonly channel: Channel;
  readonly subject?: string | undefined;
  readonly externalIds?: Readonly<Record<string, string>> | undefined;
  /** The address of the customer for whom somebody asks. */
  readonly onBehalfOf?: string | undefined;
}

/** Customers' messages come in, are triaged, and open a conversation. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly database: Database,
    private readonly customers: Customers,
    private readonly triage: TriageService,
    private readonly writer: IntakeWriter,
    private readonly quota: ConversationQuota,
    private readonly storage: StorageLimit,
    private readonly redaction: Redaction,
    private readonly audit: AuditLog,
    private readonly feelings: Feelings,
  ) {}

  /**
   * Opens a conversation of whoever calls, or of the customer whom they act for; who opened it for
   * them is written down with it. Gives the ticket.
   * @throws UnauthenticatedError when the account has ended meanwhile, LimitExceededError
   */
  open(actor: Actor, asked: Asked): Promise<TicketView> {
    const { onBehalfOf } = asked;
    if (onBehalfOf === undefined) return this.openFor(actor, asked, actor.id);
    const database = this.database.of(actor);
    const work = () => this.openOnBehalf(actor, asked, onBehalfOf);
    return database.isJoined ? work() : database.join(work);
  }

  private async openOnBehalf(actor: Actor, asked: Asked, customer: string): Promise<TicketView> {
    const requesterId = await this.customers.accountOf(actor, customer);
    const ticket = await this.openFor(actor, asked, requesterId);
    await this.database.of(actor).transaction((manager) =>
      this.audit.record(manager, actor, {
        action: 'ticket.opened_on_behalf',
        subject: { type: 'ticket', id: ticket.id },
        after: { requesterId },
      }),
    );
    return ticket;
  }

  private async openFor(
    actor: Actor,
    { message: written, channel, subject, externalIds = {} }: Asked,
    requesterId: number,
  ): Promise<TicketView> {
    await this.storage.assertRoom(actor);
    const { organizationId } = actor;
    const message = await this.redaction.apply(organizationId, written);
    return this.quota.spend(organizationId, async () => {
      const triage = await this.triage.triage(actor, message);
      const about = { organizationId, requesterId, channel, subject: subject ?? null, externalIds };
      const felt = await this.feelings.of(message, triage.language);
      const ticket = await this.writer.write({ ...about, ...felt, message, triage });
      if (!ticket) throw new UnauthenticatedError();
      return ticket;
    });
  }
}

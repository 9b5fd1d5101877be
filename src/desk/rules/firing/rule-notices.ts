import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/index.js';
import { type JobRun, Jobs, type JobType } from '../../../platform/jobs/index.js';
import { Mail, MailRefusedError } from '../../../platform/mail/index.js';
import type { Recipient } from '../core/action.js';
import { NobodyToTellError, NoMailError } from './firing.errors.js';
import type { KnownTicket } from './known-ticket.js';
import { filled } from './rule-texts.js';
import { TicketFacts } from './ticket-facts.js';

/** A text to send, before anything of the ticket stands in it. */
export interface NoticeOrder {
  readonly ticketId: number;
  readonly rule: string;
  readonly to: Recipient;
  readonly text: string;
}

/** More members of a team than these are not told by mail, but by their queue. */
const MOST = 50;
const ASSIGNEE = `
  SELECT users.id, email FROM tickets JOIN users
    ON users.organization_id = tickets.organization_id AND users.id = assignee_id
  WHERE tickets.organization_id = $1 AND tickets.id = $2
    AND disabled_at IS NULL AND deleted_at IS NULL`;
const TEAM = `
  SELECT users.id, email FROM tickets
  JOIN team_members ON team_members.organization_id = tickets.organization_id
    AND team_members.team_id = tickets.team_id
  JOIN users ON users.organization_id = tickets.organization_id AND users.id = user_id
  WHERE tickets.organization_id = $1 AND tickets.id = $2
    AND disabled_at IS NULL AND deleted_at IS NULL
  ORDER BY users.id LIMIT ${MOST}`;

/** Tells people of the staff by mail what a rule wants them to know. */
@Injectable()
export class RuleNotices implements JobType<NoticeOrder>, OnModuleInit {
  readonly name = 'rule-notice';
  readonly concurrency = 2;
  // At ten minutes at most from one to the next: about half a day.
  readonly retryLimit = 100;

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    private readonly facts: TicketFacts,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(this);
  }

  /** Has it told once the transaction is committed. @throws NoMailError, NobodyToTellError */
  async order(
    manager: EntityManager,
    organizationId: number,
    order: NoticeOrder,
    known: KnownTicket,
  ): Promise<void> {
    if (!this.mail.delivers) throw new NoMailError();
    const nobody = known.facts[`ticket.${order.to}Id`] === null;
    if (nobody) throw new NobodyToTellError(order.to);
    // What is not known is not found out only by the job.
    filled(order.text, known);
    await this.jobs.enqueue(manager, this.name, order, { owner: organizationId });
  }

  async run(job: JobRun<NoticeOrder>): Promise<object> {
    const { ticketId, rule, to, text } = job.payload;
    const { organizationId } = job;
    const [known] = await this.facts.many(organizationId, [ticketId]);
    if (!known) return { told: 0 };
    const people = await this.database
      .of(organizationId)
      .query<{ id: number; email: string }>(to === 'team' ? TEAM : ASSIGNEE, [
        organizationId,
        ticketId,
      ]);
    const message = { subject: `Ticket ${ticketId}: ${rule}`, text: filled(text, known) };
    let told = 0;
    for (const { id, email } of people) {
      job.signal.throwIfAborted();
      told += await this.tell(
        { ...message, to: email, id: `${organizationId}.${job.id}.${id}` },
        job,
      );
    }
    return { told };
  }

  private async tell(
    message: Parameters<Mail['send']>[0],
    { signal }: JobRun<NoticeOrder>,
  ): Promise<number> {
    try {
      await this.mail.send(message, signal);
      return 1;
    } catch (error) {
      if (error instanceof MailRefusedError) return 0;
      throw error;
    }
  }
}

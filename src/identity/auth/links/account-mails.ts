import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/index.js';
import { type JobRun, Jobs, type JobType } from '../../../platform/jobs/index.js';
import { Mail, MailRefusedError } from '../../../platform/mail/index.js';
import { OrganizationDirectory } from '../../organizations/index.js';
import { LetterWriter, type MailOrder } from './letter-writer.js';

/**
 * Sends people their links. A request only adds the job, for an address that there is as for any
 * other, and a mail server that is away for a day delays a mail and loses none.
 */
@Injectable()
export class AccountMails implements JobType<MailOrder>, OnModuleInit {
  readonly name = 'account-mail';
  readonly concurrency = 4;
  // At ten minutes at most from one to the next: about a day.
  readonly retryLimit = 200;

  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly writer: LetterWriter,
    private readonly mail: Mail,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(this);
  }

  /** Whether a mail server gets them; where not, whoever asked needs the link at once. */
  get areDelivered(): boolean {
    return this.mail.delivers;
  }

  /** Has a mail sent once the transaction is committed. */
  async order(manager: EntityManager, organizationId: number, order: MailOrder): Promise<void> {
    await this.jobs.enqueue(manager, this.name, order, { owner: organizationId });
  }

  async run(job: JobRun<MailOrder>): Promise<object | undefined> {
    const organization = await this.directory.get(job.organizationId);
    if (!organization || !(await this.directory.isServed(organization.id))) return undefined;
    const addressed = await this.database
      .of(organization.id)
      .transaction((manager) => this.writer.write(manager, organization, job));
    if (!addressed) return undefined;
    try {
      await this.mail.send({ ...addressed, id: `${organization.id}.${job.id}` }, job.signal);
      return undefined;
    } catch (error) {
      if (error instanceof MailRefusedError) return { refused: error.message };
      throw error;
    }
  }
}

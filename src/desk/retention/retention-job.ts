import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type RetentionRule, RetentionRules } from '../../identity/organizations/index.js';
import { AuditRetention } from '../../platform/audit/index.js';
import { DEFAULT_ORGANIZATION } from '../../platform/database/index.js';
import { type JobRun, Jobs, type JobType } from '../../platform/jobs/index.js';
import { ModelRetention } from '../../triage/models/index.js';
import { DiscoveryErasure } from '../discovery/index.js';
import { TicketRetention } from '../tickets/index.js';

const JOB = 'retention';
const EVERY_NIGHT = '43 2 * * *';

/**
 * Removes every night what organisations do not want to be kept any longer. Each step is a short
 * transaction of its own that says what it has removed, so it may end and begin again anywhere.
 */
@Injectable()
export class RetentionJob implements JobType, OnModuleInit {
  readonly name = JOB;
  readonly forOperators = true;
  readonly concurrency = 1;
  readonly retryLimit = 3;

  constructor(
    private readonly jobs: Jobs,
    private readonly rules: RetentionRules,
    private readonly tickets: TicketRetention,
    private readonly discoveries: DiscoveryErasure,
    private readonly models: ModelRetention,
    private readonly audit: AuditRetention,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(this);
    this.jobs.schedule(DEFAULT_ORGANIZATION, JOB, EVERY_NIGHT);
  }

  async run(job: JobRun): Promise<object> {
    const rules = await this.rules.all();
    for (const [index, rule] of rules.entries()) {
      job.at(`organization:${rule.organizationId}`);
      await this.apply(rule, job.signal);
      job.report((index + 1) / rules.length);
    }
    return { organizations: rules.length };
  }

  private async apply(rule: RetentionRule, signal: AbortSignal): Promise<void> {
    const { tickets, models, audit, organizationId } = rule;
    const scope = { organizationId };
    if (tickets !== null) {
      await untilDone(signal, () => this.tickets.removeSome(scope, tickets));
      // They are of messages too.
      await this.discoveries.removeOld(scope, tickets, signal);
    }
    // After the tickets, whose decisions name them.
    if (models !== null) await this.models.removeOld(scope, models, signal);
    if (audit !== null) await untilDone(signal, () => this.audit.removeSome(scope, audit));
  }
}

async function untilDone(signal: AbortSignal, step: () => Promise<boolean>): Promise<void> {
  let isMore = true;
  while (isMore) {
    signal.throwIfAborted();
    isMore = await step();
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { Organization } from '../organization.entity.js';
import { ApiCalls } from './api-calls.js';
import { ConversationCounts } from './conversation-counts.js';
import { type Limits, limitsOf } from './limits.js';
import { monthAfter, monthOf } from './month.js';

/** What is counted over a whole organisation. */
export type CountedName = Exclude<keyof Limits, 'messagesPerConversation'>;

type Count = (organizationId: number) => Promise<number>;

/** How much an organisation uses of what is limited. */
export interface Usage {
  readonly month: string;
  readonly renewsAt: Date;
  readonly used: Readonly<Record<CountedName, number>>;
  readonly limits: Limits;
}

/** Puts together what each part counts. */
@Injectable()
export class UsageService {
  private readonly counts = new Map<CountedName, Count>();

  constructor(
    private readonly database: Database,
    private readonly conversations: ConversationCounts,
    private readonly calls: ApiCalls,
  ) {}

  /** Says how something is counted; call it before the application has started. */
  countBy(name: CountedName, count: Count): void {
    this.counts.set(name, count);
  }

  async of(organizationId: number): Promise<Usage> {
    const month = monthOf(new Date());
    const [organization, users, conversations, knowledge, calls] = await Promise.all([
      this.database
        .of(organizationId)
        .repository(Organization)
        .findOneByOrFail({ id: organizationId }),
      this.count('users', organizationId),
      this.conversations.count({ organizationId, month }),
      this.count('knowledgeEntries', organizationId),
      this.calls.usedBy(organizationId),
    ]);
    return {
      month,
      renewsAt: monthAfter(month),
      used: {
        users,
        conversationsPerMonth: conversations,
        knowledgeEntries: knowledge,
        apiCallsPerHour: calls,
        storageBytes: organization.storageBytes,
      },
      limits: limitsOf(organization),
    };
  }

  private async count(name: CountedName, organizationId: number): Promise<number> {
    return (await this.counts.get(name)?.(organizationId)) ?? 0;
  }
}

import { ApiProperty } from '@nestjs/swagger';
import type { CountedName, Usage } from './usage.js';

export class UsedOfLimit {
  @ApiProperty({ type: 'integer' })
  readonly used: number;

  /** Null for none. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly limit: number | null;
}

/** What an organisation uses, and how much it may. */
export class UsageView {
  /** The first day of the month, in UTC, that conversations are counted in. */
  @ApiProperty({ type: String, format: 'date', example: '2026-11-01' })
  readonly month: string;

  /** When the next month begins. */
  readonly renewsAt: Date;

  /** Accounts of people; those of machines are not counted. */
  readonly users: UsedOfLimit;

  /** Begun in this month, as of some seconds ago. */
  readonly conversationsPerMonth: UsedOfLimit;

  readonly knowledgeEntries: UsedOfLimit;

  /** In the hour that runs; counted only where there is a limit. */
  readonly apiCallsPerHour: UsedOfLimit;

  /** As of last night, and the files since then. */
  readonly storageBytes: UsedOfLimit;

  static of({ month, renewsAt, used, limits }: Usage): UsageView {
    const of = (name: CountedName): UsedOfLimit => ({ used: used[name], limit: limits[name] });
    return {
      month,
      renewsAt,
      users: of('users'),
      conversationsPerMonth: of('conversationsPerMonth'),
      knowledgeEntries: of('knowledgeEntries'),
      apiCallsPerHour: of('apiCallsPerHour'),
      storageBytes: of('storageBytes'),
    };
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BoundedCache } from '../../../platform/common/bounded-cache.js';
import { BusinessCalendar } from '../calendar/business-calendar.js';
import { ALWAYS, type WorkCalendar } from '../calendar/work-calendar.js';
import { BusinessHoursRow } from '../hours/business-hours.entity.js';
import { firstMatch, type SlaFacts } from '../policies/first-match.js';
import { SlaPolicy } from '../policies/sla-policy.entity.js';
import { type SlaMetric, TARGET_OF } from '../policies/sla-values.js';
import type { ClockTerms } from './clock-steps.js';
import type { Promised } from './ticket-clocks.js';

const MINUTE_MS = 60_000;
const MOST_CALENDARS = 500;

/** The policies of an organisation as they are now, with the calendars that they count by. */
@Injectable()
export class PolicyBook {
  /** They have made days of spans that the next event may need too. */
  private readonly calendars = new BoundedCache<string, WorkCalendar>({ limit: MOST_CALENDARS });

  /** What a ticket with these facts is promised; nothing where no policy fits. */
  async promisedTo(manager: EntityManager, facts: SlaFacts): Promise<Promised | undefined> {
    const policies = await manager.findBy(SlaPolicy, { isActive: true });
    const policy = firstMatch(policies, facts);
    if (!policy) return undefined;
    const calendar = await this.calendarOf(manager, policy);
    const { id: policyId, warning } = policy;
    const targets = policy.targets[facts.priority] ?? {};
    const termsOf = (metric: SlaMetric): ClockTerms | undefined => {
      const minutes = targets[TARGET_OF[metric]];
      return minutes === undefined
        ? undefined
        : { calendar, warning, targetMs: minutes * MINUTE_MS };
    };
    return { policyId, termsOf };
  }

  /** What a clock that was started under a policy goes on by; all time where that is gone. */
  async goingOn(
    manager: EntityManager,
    policyId: number | null,
  ): Promise<Omit<ClockTerms, 'targetMs'>> {
    const policy = policyId === null ? null : await manager.findOneBy(SlaPolicy, { id: policyId });
    if (!policy) return { calendar: ALWAYS, warning: null };
    return { calendar: await this.calendarOf(manager, policy), warning: policy.warning };
  }

  private async calendarOf(
    manager: EntityManager,
    { businessHoursId, organizationId }: SlaPolicy,
  ): Promise<WorkCalendar> {
    if (businessHoursId === null) return ALWAYS;
    const hours = await manager.findOneByOrFail(BusinessHoursRow, { id: businessHoursId });
    const key = `${organizationId}/${hours.id}/${hours.version}`;
    const known = this.calendars.get(key);
    if (known) return known;
    const calendar = new BusinessCalendar(hours);
    this.calendars.put(key, { value: calendar, weight: 1 });
    return calendar;
  }
}

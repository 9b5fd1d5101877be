import { Injectable } from '@nestjs/common';

/** Removes something of an organisation that no row says is its own; may be done again. */
export type DepartureStep = (organizationId: number, signal: AbortSignal) => Promise<void>;

/** What must be done before the rows of an organisation go, by those who know its words. */
@Injectable()
export class OrganizationDepartures {
  private readonly steps: DepartureStep[] = [];

  /** Call it before the application has started. */
  before(step: DepartureStep): void {
    this.steps.push(step);
  }

  async prepare(organizationId: number, signal: AbortSignal): Promise<void> {
    for (const step of this.steps) await step(organizationId, signal);
  }
}

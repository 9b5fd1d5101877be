import { Injectable } from '@nestjs/common';
import type { JobSchedule } from './job-queue.js';
import type { JobType } from './job-type.js';

/** The kinds of job that this instance can carry out, and which of them begin by the clock. */
@Injectable()
export class JobTypes {
  private readonly types = new Map<string, JobType>();
  private readonly plans = new Map<string, JobSchedule>();

  get all(): readonly JobType[] {
    return [...this.types.values()];
  }

  /** The names of those that only operators see. */
  get forOperators(): readonly string[] {
    return this.all.filter((type) => type.forOperators).map(({ name }) => name);
  }

  get schedules(): readonly JobSchedule[] {
    return [...this.plans.values()];
  }

  add(type: JobType): void {
    if (this.types.has(type.name)) throw new Error(`there are two job types ${type.name}`);
    this.types.set(type.name, type);
  }

  addSchedule(schedule: JobSchedule): void {
    this.plans.set(schedule.name, schedule);
  }

  /** Nothing where only instances of another version know it. */
  find(name: string): JobType | undefined {
    return this.types.get(name);
  }
}

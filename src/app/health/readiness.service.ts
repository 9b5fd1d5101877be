import { Injectable } from '@nestjs/common';
import { DriftMonitor } from '../../desk/reports/index.js';
import { within } from '../../platform/common/within.js';
import { Database } from '../../platform/database/index.js';
import { SharedStore } from '../../platform/limits/index.js';
import { TriageService } from '../../triage/index.js';
import type { Readiness } from './health.dto.js';

const PING = { name: 'ping', text: 'SELECT 1' };
const PATIENCE_MS = 2_000;

/** Looks at what the service needs to take tickets. */
@Injectable()
export class ReadinessService {
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly triage: TriageService,
    private readonly drift: DriftMonitor,
    private readonly store: SharedStore,
  ) {}

  /** Whether this instance is about to end. */
  get isStopping(): boolean {
    return this.stopping;
  }

  /** From now on this instance is not ready, so that load balancers send nothing new. */
  announceStop(): void {
    this.stopping = true;
  }

  async check(): Promise<Readiness> {
    const reachable = await this.pings();
    const classifies = this.triage.available;
    const status = !reachable ? 'unavailable' : classifies ? 'ok' : 'degraded';
    return {
      status: this.stopping ? 'stopping' : status,
      components: {
        database: reachable ? 'up' : 'down',
        classifier: classifies ? 'up' : 'down',
        encoder: this.triage.encoderState,
        drift: this.drift.status,
        redis: this.store.status,
      },
    };
  }

  private async pings(): Promise<boolean> {
    const ping = this.database.system.run(PING, []).then(
      () => true,
      () => false,
    );
    return (await within(PATIENCE_MS, ping)) ?? false;
  }
}

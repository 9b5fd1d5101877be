import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { SharedStore } from '../limits/shared-store.js';
import { DriftMonitor } from '../tickets/drift/drift-monitor.js';
import { TriageService } from '../triage/triage.service.js';
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
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE_MS);
    });
    const ping = this.database.run(PING, []).then(
      () => true,
      () => false,
    );
    return Promise.race([ping, patience]).finally(() => clearTimeout(timer));
  }
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DriftMonitor } from '../../desk/reports/index.js';
import { within } from '../../platform/common/within.js';
import { Settings } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import { SharedStore } from '../../platform/limits/index.js';
import { TriageService } from '../../triage/index.js';
import type { Components, Readiness } from './health.dto.js';

const PING = { name: 'ping', text: 'SELECT 1' };
const PATIENCE_MS = 2_000;
/** However often somebody asks, the database is asked once in this time. */
const FRESH_MS = 1_000;

/** Looks at what the service needs to take tickets. */
@Injectable()
export class ReadinessService {
  private readonly logger = new Logger('Readiness');
  private stopping = false;
  private asked: { readonly at: number; readonly answer: Promise<boolean> } | undefined;
  private told = '';

  constructor(
    private readonly database: Database,
    private readonly triage: TriageService,
    private readonly drift: DriftMonitor,
    private readonly store: SharedStore,
    private readonly settings: Settings,
  ) {}

  /** Whether this instance is about to end. */
  get isStopping(): boolean {
    return this.stopping;
  }

  /** From now on this instance is not ready, so that load balancers send nothing new. */
  announceStop(): void {
    this.stopping = true;
  }

  /** @param token what whoever asks shows, to be told of the components too */
  async check(token?: string): Promise<Readiness> {
    const reachable = await this.isReachable();
    const classifies = this.triage.available;
    const status = !reachable ? 'unavailable' : classifies ? 'ok' : 'degraded';
    const components: Components = {
      database: reachable ? 'up' : 'down',
      classifier: classifies ? 'up' : 'down',
      encoder: this.triage.encoderState,
      drift: this.drift.status,
      redis: this.store.status,
    };
    this.tell(components);
    return {
      status: this.stopping ? 'stopping' : status,
      ...(this.mayKnow(token) && { components }),
    };
  }

  private mayKnow(token = ''): boolean {
    const { readinessToken } = this.settings;
    return readinessToken !== undefined && timingSafeEqual(digest(token), digest(readinessToken));
  }

  /** The log says what strangers are not told. */
  private tell(components: Components): void {
    const state = Object.entries(components).map(([name, it]) => `${name} ${it}`);
    if (this.told !== '' && this.told !== state.join()) this.logger.log(state.join(', '));
    this.told = state.join();
  }

  private isReachable(): Promise<boolean> {
    const now = performance.now();
    if (!this.asked || now - this.asked.at >= FRESH_MS) {
      this.asked = { at: now, answer: this.pings() };
    }
    return this.asked.answer;
  }

  private async pings(): Promise<boolean> {
    const ping = this.database.system.run(PING, []).then(
      () => true,
      () => false,
    );
    return (await within(PATIENCE_MS, ping)) ?? false;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/index.js';
import { type JobRun, Jobs, type JobType, type UnfinishedJob } from '../../platform/jobs/index.js';
import { discoverInWorker } from './discover-in-worker.js';
import { Discovery } from './discovery.entity.js';
import { DiscoveryGivenUpError } from './discovery.errors.js';
import { DiscoveryMessage } from './discovery-message.entity.js';
import { DiscoveryMessages } from './discovery-messages.js';
import { DiscoveryResults, type FinishedDiscovery } from './discovery-results.js';
import { DiscoveryRuns } from './discovery-runs.js';
import { MOST_MESSAGES } from './discovery-values.js';
import { DiscoveryVectors } from './discovery-vectors.js';
import { KnownExamples } from './known-examples.js';
import { MessageCleaning } from './message-cleaning.js';
import { readOpenTickets } from './open-tickets.js';
import { reportEvery } from './regular-reports.js';

export const DISCOVERY = 'discovery';

const REPORT_EVERY_MS = 1_000;
/** What the vectors are of the whole work, where none of them is kept from before. */
const VECTORS_SHARE = 0.5;
const SEED = 1;

/** Finds intents as a job, which begins anew on another instance where one stops in the middle. */
@Injectable()
export class DiscoveryJob implements JobType, OnModuleInit {
  readonly name = DISCOVERY;
  readonly concurrency = 1;
  readonly retryLimit = 2;
  private readonly logger = new Logger('Discovery');

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly runs: DiscoveryRuns,
    private readonly messages: DiscoveryMessages,
    private readonly results: DiscoveryResults,
    private readonly cleaning: MessageCleaning,
    private readonly known: KnownExamples,
    private readonly vectors: DiscoveryVectors,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(this);
  }

  async run(job: JobRun): Promise<undefined> {
    const discovery = await this.runs.ofJob(job.organizationId, job.id);
    if (discovery?.status !== 'working') throw new DiscoveryGivenUpError();
    job.at(`discovery:${discovery.id}`);
    if (discovery.source === 'tickets') await this.collect(discovery, job);
    const finished = await this.findReporting(discovery, job);
    await job.complete(async (manager) => {
      const proposals = await this.results.finish(manager, finished);
      return { discoveryId: discovery.id, proposals };
    });
  }

  onUnfinished(manager: EntityManager, { id, error }: UnfinishedJob): Promise<void> {
    return this.runs.fail(manager, id, error);
  }

  onRetry(manager: EntityManager, id: number): Promise<void> {
    return this.runs.resume(manager, id);
  }

  private async findReporting(discovery: Discovery, job: JobRun): Promise<FinishedDiscovery> {
    const ending = new AbortController();
    let done = 0;
    const stop = reportEvery(REPORT_EVERY_MS, async () => {
      job.report(done);
      try {
        const counts = await this.runs.report(job, discovery.id, done);
        if (!counts) ending.abort(new DiscoveryGivenUpError());
      } catch (error) {
        this.logger.warn(String(error));
      }
    });
    const signal = AbortSignal.any([job.signal, ending.signal]);
    try {
      return await this.find(discovery, job, signal, (share) => (done = share));
    } finally {
      // The transaction that completes it holds its row, for which a report would wait.
      await stop();
    }
  }

  private async find(
    { id, wanted }: Discovery,
    job: JobRun,
    signal: AbortSignal,
    onDone: (share: number) => void,
  ): Promise<FinishedDiscovery> {
    const messages = await this.messages.read(job, id);
    const texts = messages.map(({ text }) => text);
    const { ids, ...known } = await this.known.read(job.organizationId);
    const all = [...texts, ...known.examples.map(({ text }) => text)];
    const onVectors = (share: number) => onDone(VECTORS_SHARE * share);
    const { encoder, rows: vectors } = await this.vectors.of(all, onVectors, signal);
    const task = { texts, ...known, vectors, count: wanted ?? undefined, seed: SEED };
    const onFound = (share: number) => onDone(VECTORS_SHARE + (1 - VECTORS_SHARE) * share);
    const discovered = await discoverInWorker({ task }, onFound, signal);
    return { id, messages, discovered, encoder, ids };
  }

  /** Anew at every beginning: some may be gone since the last one. */
  private async collect({ id }: Discovery, job: JobRun): Promise<void> {
    const { organizationId, signal } = job;
    const database = this.database.of(organizationId);
    const tickets = readOpenTickets(database, organizationId, MOST_MESSAGES, signal);
    const { messages, leftOut } = await this.cleaning.clean(organizationId, tickets);
    signal.throwIfAborted();
    await database.transaction(async (manager) => {
      await manager.delete(DiscoveryMessage, { discoveryId: id });
      await this.messages.add(manager, id, messages);
      const count = messages.reduce((sum, { times }) => sum + times, 0);
      await manager.update(Discovery, { id }, { messages: count, leftOut });
    });
  }
}

import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ModelJudges } from '../../triage/judging/model-judges.js';
import { DraftPolicies, type TrialPolicy } from '../../triage/risk/draft-policies.js';
import { TriageService } from '../../triage/triage.service.js';
import type { Actor } from '../../access/actor.js';
import { newBases, storedBases } from './bases.js';
import { withExcerpts } from './excerpts.js';
import { countPastTickets, readPastTickets, type TicketFilter } from './past-tickets.js';
import type { ReplayBody } from './replay.dto.js';
import {
  ReplayCancelledError,
  ReplayInProgressError,
  ReplayInterruptedError,
} from './replay.errors.js';
import type { Replay, ReplayProgress } from './replay.js';
import { filterOf } from './replay-period.js';
import type { ReplayView, TrialPolicyView } from './replay-view.dto.js';
import { replayTickets, type ReplayWork } from './replay-work.js';

/** It takes all cores. */
const MOST_AT_ONCE = 1;

/** A replay whose request is checked. */
interface Plan {
  readonly filter: TicketFilter;
  readonly lastId: number;
  readonly trial: TrialPolicy;
  /** What judges anew: what was asked for, or what a target chose thresholds for. */
  readonly modelId: number | null;
  readonly examples: number;
  readonly progress: ReplayProgress;
}

/** What the tickets are decided by. */
interface Judge {
  readonly basesOf: ReplayWork['basesOf'];
  close(): Promise<void>;
}

/** Runs policies over past tickets, to see what would have happened; nothing is changed. */
@Injectable()
export class ReplaysService implements OnModuleDestroy {
  private readonly logger = new Logger('Replay');
  private readonly running = new Set<AbortController>();

  constructor(
    private readonly database: Database,
    private readonly triage: TriageService,
    private readonly drafts: DraftPolicies,
    private readonly judges: ModelJudges,
  ) {}

  /**
   * Begins a replay, which ends by itself or when the client hangs up.
   * @throws ReplayInProgressError, ValidationError, NoActiveModelError, ModelNotFoundError,
   *   ModelNotTrainedError, ModelUnreadableError
   */
  async begin(actor: Actor, body: ReplayBody, hangUp: AbortSignal): Promise<Replay> {
    if (this.running.size >= MOST_AT_ONCE) throw new ReplayInProgressError();
    const ending = new AbortController();
    const cancel = (): void => ending.abort(new ReplayCancelledError());
    hangUp.addEventListener('abort', cancel, { once: true });
    if (hangUp.aborted) cancel();
    this.running.add(ending);
    try {
      const plan = await this.plan(body);
      const judge = await this.open(plan.modelId, ending.signal);
      this.logger.log(`user ${actor.id} replays ${plan.progress.total} tickets`);
      const result = this.carryOut(plan, judge, ending.signal).finally(() => {
        this.running.delete(ending);
      });
      // Whoever reads it line by line may have hung up before the end.
      result.catch(() => undefined);
      return { progress: plan.progress, result };
    } catch (error) {
      this.running.delete(ending);
      throw error;
    }
  }

  onModuleDestroy(): void {
    for (const ending of this.running) ending.abort(new ReplayInterruptedError());
  }

  private async plan(body: ReplayBody): Promise<Plan> {
    const filter = await filterOf(this.database, body);
    const { examples } = body;
    const trial = await this.drafts.tryOut(body.policy, body.modelId);
    const modelId = body.modelId ?? trial.modelId;
    const { total, lastId } = await countPastTickets(this.database, filter);
    const progress = { done: 0, total };
    return { filter, lastId, trial, modelId, examples, progress };
  }

  private async open(modelId: number | null, signal: AbortSignal): Promise<Judge> {
    if (modelId === null) return { basesOf: storedBases, close: () => Promise.resolve() };
    const judge = await this.judges.open(modelId, signal);
    // What is being judged is not waited for.
    signal.addEventListener('abort', () => void judge.close(), { once: true });
    return { basesOf: newBases(judge, this.triage.answerable()), close: () => judge.close() };
  }

  private async carryOut(plan: Plan, judge: Judge, signal: AbortSignal): Promise<ReplayView> {
    const { filter, lastId, modelId, progress, examples, trial } = plan;
    try {
      const { examples: flipped, ...figures } = await replayTickets(
        {
          batches: readPastTickets(this.database, filter, lastId, modelId !== null),
          basesOf: judge.basesOf,
          policy: trial.inForce,
          examples,
          onDone: (tickets) => (progress.done += tickets),
        },
        signal,
      );
      return {
        from: filter.from,
        to: filter.to,
        policy: viewOf(trial),
        modelId,
        ...figures,
        examples: await withExcerpts(this.database, flipped),
      };
    } catch (error) {
      this.logger.log(`a replay ended after ${progress.done} of ${progress.total} tickets`);
      // Threads that were ended fail in ways of their own.
      signal.throwIfAborted();
      throw error;
    } finally {
      await judge.close();
    }
  }
}

function viewOf({ draft, inForce }: TrialPolicy): TrialPolicyView {
  const { mode, targetErrorRate, confidenceLevel } = draft;
  const { threshold, guaranteed = {}, overrides } = inForce;
  return { mode, threshold, guaranteed, targetErrorRate, confidenceLevel, overrides };
}

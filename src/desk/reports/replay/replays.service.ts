import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Actor } from '../../../platform/access/index.js';
import { Semaphore } from '../../../platform/common/semaphore.js';
import { Database } from '../../../platform/database/index.js';
import type { FormerNames } from '../../../triage/core/index.js';
import { TriageService } from '../../../triage/index.js';
import { ModelJudges } from '../../../triage/judging/index.js';
import { DraftPolicies, type TrialPolicy } from '../../../triage/policy/index.js';
import { IntentsService } from '../../../triage/taxonomy/index.js';
import { newBases, storedBases } from './bases.js';
import { withExcerpts } from './excerpts.js';
import {
  countPastTickets,
  readPastTickets,
  type TicketFilter,
  withNamesOf,
} from './past-tickets.js';
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

/** It takes all cores: those of other organisations wait for their turn. */
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
  /** What models and past decisions may call intents. */
  readonly former: FormerNames;
  close(): Promise<void>;
}

/** Runs policies over past tickets, to see what would have happened; nothing is changed. */
@Injectable()
export class ReplaysService implements OnModuleDestroy {
  private readonly logger = new Logger('Replay');
  /** By organisation, each of which has one at most. */
  private readonly running = new Map<number, AbortController>();
  private readonly turns = new Semaphore(MOST_AT_ONCE);

  constructor(
    private readonly database: Database,
    private readonly triage: TriageService,
    private readonly drafts: DraftPolicies,
    private readonly judges: ModelJudges,
    private readonly intents: IntentsService,
  ) {}

  /**
   * Begins a replay, which ends by itself or when the client hangs up.
   * @throws ReplayInProgressError, ValidationError, NoActiveModelError, ModelNotFoundError,
   *   ModelNotTrainedError, ModelUnreadableError
   */
  async begin(actor: Actor, body: ReplayBody, hangUp: AbortSignal): Promise<Replay> {
    const { organizationId } = actor;
    if (this.running.has(organizationId)) throw new ReplayInProgressError();
    const ending = new AbortController();
    const cancel = (): void => ending.abort(new ReplayCancelledError());
    hangUp.addEventListener('abort', cancel, { once: true });
    if (hangUp.aborted) cancel();
    this.running.set(organizationId, ending);
    let done = (): void => undefined;
    try {
      const plan = await this.plan(actor, body);
      done = await this.turn(ending.signal);
      const judge = await this.open(actor, plan.modelId, ending.signal);
      this.logger.log(`user ${actor.id} replays ${plan.progress.total} tickets`);
      const result = this.carryOut(actor, plan, judge, ending.signal).finally(() => {
        this.running.delete(organizationId);
        done();
      });
      // Whoever reads it line by line may have hung up before the end.
      result.catch(() => undefined);
      return { progress: plan.progress, result };
    } catch (error) {
      this.running.delete(organizationId);
      done();
      throw error;
    }
  }

  onModuleDestroy(): void {
    for (const ending of this.running.values()) ending.abort(new ReplayInterruptedError());
  }

  private async plan(actor: Actor, body: ReplayBody): Promise<Plan> {
    const filter = await filterOf(this.database, actor, body);
    const { examples } = body;
    const trial = await this.drafts.tryOut(actor, body.policy, body.modelId);
    const modelId = body.modelId ?? trial.modelId;
    const { total, lastId } = await countPastTickets(this.database.of(actor), filter);
    const progress = { done: 0, total };
    return { filter, lastId, trial, modelId, examples, progress };
  }

  /** Resolves when it is its turn, with what ends it; fails as soon as it is not wanted any more. */
  private turn(signal: AbortSignal): Promise<() => void> {
    return new Promise((begin, fail) => {
      signal.throwIfAborted();
      const refuse = (): void => fail(signal.reason as Error);
      signal.addEventListener('abort', refuse, { once: true });
      void this.turns.run(async () => {
        signal.removeEventListener('abort', refuse);
        if (!signal.aborted) await new Promise<void>((end) => begin(end));
      });
    });
  }

  private async open(actor: Actor, modelId: number | null, signal: AbortSignal): Promise<Judge> {
    const former = await this.intents.formerNames(actor);
    if (modelId === null) return { basesOf: storedBases, former, close: () => Promise.resolve() };
    const judge = await this.judges.open(actor, modelId, signal);
    // What is being judged is not waited for.
    signal.addEventListener('abort', () => void judge.close(), { once: true });
    const answerable = await this.triage.answerable(actor);
    return { basesOf: newBases(judge, answerable, former), former, close: () => judge.close() };
  }

  private async carryOut(
    actor: Actor,
    plan: Plan,
    judge: Judge,
    signal: AbortSignal,
  ): Promise<ReplayView> {
    const { filter, lastId, modelId, progress, examples, trial } = plan;
    try {
      const { examples: flipped, ...figures } = await replayTickets(
        {
          batches: withNamesOf(
            judge.former,
            readPastTickets(this.database.of(actor), filter, lastId, modelId !== null),
          ),
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
        examples: await withExcerpts(this.database, actor, flipped),
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

import type { Difference } from './differences.js';
import type { StoredDecision } from './stored-decisions.js';

const MOST_SHOWN = 100;
const PROGRESS_EVERY_MS = 1_000;

/** Why a decision could not be recomputed as a whole. */
export interface Obstacle {
  readonly reason: string;
  /** Whether that is because its model is missing or cannot be read, which must not be. */
  readonly isUnreadable?: boolean;
}

/** What came out of a verification. */
export interface VerifySummary {
  readonly decisions: number;
  /** Recomputed as a whole, and the same. */
  readonly verified: number;
  readonly mismatched: number;
  readonly mismatchesByField: Readonly<Record<string, number>>;
  /** Decisions that could not be recomputed as a whole, by the reason. */
  readonly notVerifiable: Readonly<Record<string, number>>;
  /** Those of them whose model is missing or cannot be read. */
  readonly unreadable: number;
}

/** Counts what is found and prints it as it goes: the first hundred mismatches, then only counts. */
export class VerifyReport {
  #done = 0;
  #verified = 0;
  #mismatched = 0;
  #unreadable = 0;
  #shown = 0;
  #printedAt = performance.now();
  readonly #byField = new Map<string, number>();
  readonly #notVerifiable = new Map<string, number>();

  constructor(
    private readonly total: number,
    private readonly json: boolean,
    private readonly print: (line: string) => void,
  ) {}

  /** One decision: how it differs, and why it could not be recomputed as a whole, if so. */
  add(
    { id, ticketId }: StoredDecision,
    differences: readonly Difference[],
    obstacle: Obstacle | undefined,
  ): void {
    this.#done++;
    if (obstacle) count(this.#notVerifiable, obstacle.reason);
    if (obstacle?.isUnreadable) this.#unreadable++;
    if (differences.length > 0) this.#mismatched++;
    else if (!obstacle) this.#verified++;
    for (const difference of differences) {
      count(this.#byField, difference.field);
      if (this.#shown++ >= MOST_SHOWN) continue;
      const mismatch = { decisionId: id, ticketId, ...difference };
      this.#print({ mismatch }, () => {
        const { field, stored, recomputed } = difference;
        const values = `stored ${JSON.stringify(stored)}, recomputed ${JSON.stringify(recomputed)}`;
        return `MISMATCH ticket ${ticketId}, decision ${id}: ${field} ${values}`;
      });
    }
  }

  /** Prints how far it is, about once a second. */
  progress(): void {
    if (performance.now() - this.#printedAt < PROGRESS_EVERY_MS) return;
    this.#printedAt = performance.now();
    const progress = { done: this.#done, total: this.total };
    this.#print({ progress }, () => `${this.#done} of ${this.total} decisions`);
  }

  /** Prints what came out. */
  end(): VerifySummary {
    const summary = {
      decisions: this.#done,
      verified: this.#verified,
      mismatched: this.#mismatched,
      mismatchesByField: Object.fromEntries(this.#byField),
      notVerifiable: Object.fromEntries(this.#notVerifiable),
      unreadable: this.#unreadable,
    };
    const counted = (counts: ReadonlyMap<string, number>) =>
      [...counts].map(([name, number]) => `\n  ${name}: ${number}`).join('');
    this.#print({ summary }, () =>
      [
        `${this.#done} decisions: ${this.#verified} are the same bit for bit, ` +
          `${this.#mismatched} are not${counted(this.#byField)}`,
        ...(this.#notVerifiable.size > 0
          ? [`not verifiable as a whole:${counted(this.#notVerifiable)}`]
          : []),
      ].join('\n'),
    );
    return summary;
  }

  #print(value: object, text: () => string): void {
    this.print(this.json ? JSON.stringify(value) : text());
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

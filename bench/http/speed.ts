import { median } from '../support/side-by-side.js';
import type { LoadCase } from './cases.js';
import type { LoadJob, LoadResult } from './load.js';
import type { LoadProcess } from './processes.js';

const WARM_UP_SECONDS = 2;
/** What p99 may be, as a multiple of the bare server's. */
export const P99_TARGET = 1.5;

/** The medians over all rounds of one server. */
export interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** One kind of request on both servers; the ratios are medians of the rounds' ratios. */
export interface Comparison {
  readonly name: string;
  readonly instances: number;
  readonly bare: Figures;
  readonly ours: Figures;
  readonly ratio: Figures;
  readonly target: number;
  readonly unexpected: Record<string, number>;
}

export interface Contestants {
  readonly bare: readonly string[];
  readonly ours: readonly string[];
}

/** Lets both servers take turns, so that both meet the same drift of the machine. */
export async function compareSpeed(
  load: LoadProcess,
  { bare, ours }: Contestants,
  { name, target, requests }: LoadCase,
  options: { readonly rounds: number; readonly seconds: number; readonly connections: number },
): Promise<Comparison> {
  const job = (urls: readonly string[], seconds: number): LoadJob => {
    return { urls, seconds, requests, connections: options.connections };
  };
  for (const urls of [bare, ours]) await load.run(job(urls, WARM_UP_SECONDS));
  const rounds: { bare: LoadResult; ours: LoadResult }[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const run = (urls: readonly string[]) => load.run(job(urls, options.seconds));
    // Whoever comes second meets what the first one left behind, such as a checkpoint.
    if (round % 2 === 0) {
      const first = await run(bare);
      rounds.push({ bare: first, ours: await run(ours) });
    } else {
      const first = await run(ours);
      rounds.push({ bare: await run(bare), ours: first });
    }
  }
  const figures = (of: (round: (typeof rounds)[number], figure: keyof Figures) => number) => ({
    perSecond: median(rounds.map((round) => of(round, 'perSecond'))),
    p50: median(rounds.map((round) => of(round, 'p50'))),
    p99: median(rounds.map((round) => of(round, 'p99'))),
  });
  return {
    name,
    instances: ours.length,
    bare: figures((round, figure) => figureOf(round.bare, figure)),
    ours: figures((round, figure) => figureOf(round.ours, figure)),
    ratio: figures((round, figure) => {
      return figureOf(round.ours, figure) / figureOf(round.bare, figure);
    }),
    target,
    unexpected: summed(rounds.flatMap((round) => [round.bare.unexpected, round.ours.unexpected])),
  };
}

function figureOf(result: LoadResult, figure: keyof Figures): number {
  return figure === 'perSecond' ? result.requests / result.seconds : result[figure];
}

function summed(counts: readonly Record<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [status, count] of counts.flatMap((it) => Object.entries(it))) {
    sums[status] = (sums[status] ?? 0) + count;
  }
  return sums;
}

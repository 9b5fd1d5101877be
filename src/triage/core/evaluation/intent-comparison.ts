import { holm } from './holm.js';
import { isRight, type PairedPrediction } from './paired-prediction.js';
import { countDiscordant, lossProbability } from './sign-test.js';

/** How two models do on the examples of one intent. */
export interface IntentComparison {
  readonly intent: string;
  readonly examples: number;
  /** How many of them the active model gets right. */
  readonly active: number;
  /** How many of them the candidate gets right. */
  readonly candidate: number;
  /**
   * The probability of such a loss by chance: exact sign test, adjusted by Holm for all intents on
   * which the models differ.
   */
  readonly pValue: number;
}

/** Compares two models intent by intent, those that lose most first. */
export function compareIntents(pairs: readonly PairedPrediction[]): IntentComparison[] {
  const byIntent = new Map<string, PairedPrediction[]>();
  for (const pair of pairs) {
    const own = byIntent.get(pair.actual);
    if (own) own.push(pair);
    else byIntent.set(pair.actual, [pair]);
  }
  const counted = [...byIntent].map(([intent, own]) => ({
    intent,
    examples: own.length,
    active: own.filter(({ active }) => isRight(active, intent)).length,
    candidate: own.filter(({ candidate }) => isRight(candidate, intent)).length,
    discordant: countDiscordant(own),
  }));
  // Where nothing differs nothing can be lost: no test, and nothing to correct for.
  const differing = counted.filter(({ discordant: { won, lost } }) => won + lost > 0);
  const pValues = holm(differing.map(({ discordant }) => lossProbability(discordant)));
  const adjusted = new Map(differing.map(({ intent }, i) => [intent, pValues[i]!]));
  return counted
    .map(({ discordant: _, ...it }) => ({ ...it, pValue: adjusted.get(it.intent) ?? 1 }))
    .sort(
      (a, b) => a.candidate - a.active - (b.candidate - b.active) || (a.intent < b.intent ? -1 : 1),
    );
}

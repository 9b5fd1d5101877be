import { type Sentiment, SENTIMENT_LEVELS } from './sentiment.js';

const ANGER = SENTIMENT_LEVELS.length;
/** From which probability on somebody is called angry: one missed costs more than one looked at. */
const ANGRY = 0.35;

/** Reads a sentiment from the sums of a model. */
export function judged(sums: Float64Array): Sentiment {
  const probabilities = softmax(sums.subarray(0, ANGER));
  const anger = 1 / (1 + Math.exp(-sums[ANGER]!));
  const score = SENTIMENT_LEVELS.reduce<number>(
    (sum, level, at) => sum + (probabilities[at]! * level) / 2,
    0,
  );
  return { level: levelOf(probabilities), score, anger, angry: anger >= ANGRY, known: true };
}

/** First whether negative, neutral or positive, then how much: two halves outweigh one neutral. */
function levelOf([worst, bad, neutral, good, best]: readonly number[]): Sentiment['level'] {
  const negative = worst! + bad!;
  const positive = good! + best!;
  if (neutral! >= negative && neutral! >= positive) return 0;
  if (negative >= positive) return worst! > bad! ? -2 : -1;
  return best! > good! ? 2 : 1;
}

function softmax(sums: Float64Array): number[] {
  const most = Math.max(...sums);
  const powers = Array.from(sums, (it) => Math.exp(it - most));
  const total = powers.reduce((sum, it) => sum + it, 0);
  return powers.map((it) => it / total);
}

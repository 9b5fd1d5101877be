import { importPackage } from '../peers/import-package.js';

/** Says of a text whether it is negative (-1), neutral (0) or positive (1). */
export type Judge = (text: string) => number;

/** As VADER's authors draw the lines. */
const VADER_LINE = 0.05;

interface Vader {
  readonly SentimentIntensityAnalyzer: {
    readonly polarity_scores: (text: string) => { readonly compound: number };
  };
}
type Wink = (text: string) => { readonly score: number };
type Afinn = new () => { analyze: (text: string) => { readonly score: number } };

/** What a TypeScript team could install instead; all of them know English only. */
export async function sentimentPeers(): Promise<Record<string, Judge>> {
  const vader = await packageOf<Vader>('vader-sentiment');
  const wink = await packageOf<Wink>('wink-sentiment');
  const Afinn = await packageOf<Afinn>('sentiment');
  const afinn = new Afinn();
  return {
    'VADER 1.1': (text) => {
      const { compound } = vader.SentimentIntensityAnalyzer.polarity_scores(text);
      return Math.abs(compound) < VADER_LINE ? 0 : Math.sign(compound);
    },
    'AFINN-165 (sentiment 5)': (text) => Math.sign(afinn.analyze(text).score),
    'wink-sentiment 5': (text) => Math.sign(wink(text).score),
  };
}

async function packageOf<T>(name: string): Promise<T> {
  const { default: content } = (await importPackage(name)) as { readonly default: T };
  return content;
}

/** How well a model recognises one intent. */
export interface IntentQuality {
  readonly intent: string;
  readonly examples: number;
  /** Of the messages of the intent, how many it found. */
  readonly recall: number;
  /** Of those that it took for the intent, how many were. */
  readonly precision: number;
}

/** What the service measured of a model, as far as it says so. */
export interface Metrics {
  readonly accuracy: number | undefined;
  readonly macroF1: number | undefined;
  readonly ece: number | undefined;
  readonly familiar: number | undefined;
  readonly examples: number | undefined;
  readonly intents: number | undefined;
  readonly features: number | undefined;
  readonly seconds: number | undefined;
  readonly artifactBytes: number | undefined;
  readonly encoder: string | undefined;
  /** Which share could be answered with so many right. */
  readonly coverageAt: readonly { readonly right: number; readonly coverage: number }[];
  readonly perIntent: readonly IntentQuality[];
}

/** Reads the metrics of a model, which differ from version to version of the service. */
export function metricsOf(metrics: Readonly<Record<string, unknown>> | null): Metrics {
  const all = metrics ?? {};
  const coverageAt = isRecord(all['coverageAt']) ? Object.entries(all['coverageAt']) : [];
  const perIntent: unknown = all['perIntent'];
  return {
    accuracy: numberOf(all['accuracy']),
    macroF1: numberOf(all['macroF1']),
    ece: numberOf(all['ece']),
    familiar: numberOf(all['familiar']),
    examples: numberOf(all['examples']),
    intents: numberOf(all['intents']),
    features: numberOf(all['features']),
    seconds: numberOf(all['seconds']),
    artifactBytes: numberOf(all['artifactBytes']),
    encoder: typeof all['encoder'] === 'string' ? all['encoder'] : undefined,
    coverageAt: coverageAt.flatMap(([right, coverage]) =>
      typeof coverage === 'number' ? [{ right: Number(right), coverage }] : [],
    ),
    perIntent: Array.isArray(perIntent) ? perIntent.flatMap(qualityOf) : [],
  };
}

/** The harmonic mean of both, by which the weakest intents come first. */
export function f1Of({ recall, precision }: Pick<IntentQuality, 'recall' | 'precision'>): number {
  return recall + precision > 0 ? (2 * recall * precision) / (recall + precision) : 0;
}

function qualityOf(value: unknown): IntentQuality[] {
  if (!isRecord(value) || typeof value['intent'] !== 'string') return [];
  return [
    {
      intent: value['intent'],
      examples: numberOf(value['examples']) ?? 0,
      recall: numberOf(value['recall']) ?? 0,
      precision: numberOf(value['precision']) ?? 0,
    },
  ];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

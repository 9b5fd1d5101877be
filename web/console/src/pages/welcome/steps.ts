/** What the service says about how far an organisation is. */
export interface Progress {
  readonly intents: readonly { readonly answer: string | null; readonly examples: number }[];
  readonly hasActiveModel: boolean;
  /** Tickets that were decided in the last days. */
  readonly decided: number;
  readonly mode: 'live' | 'shadow';
}

export const STEPS = ['intents', 'answers', 'train', 'shadow', 'live'] as const;
export type Step = (typeof STEPS)[number];

/** Which steps are done, as the service tells it and nobody has to tick. */
export function doneSteps({ intents, hasActiveModel, decided, mode }: Progress): ReadonlySet<Step> {
  const withExamples = intents.filter(({ examples }) => examples > 0).length;
  const isDone: Record<Step, boolean> = {
    intents: withExamples >= 2,
    answers: intents.some(({ answer }) => answer !== null),
    train: hasActiveModel,
    shadow: hasActiveModel && decided > 0,
    live: hasActiveModel && mode === 'live',
  };
  return new Set(STEPS.filter((step) => isDone[step]));
}

/** The first step that is not done; nothing where all are. */
export function nextStep(done: ReadonlySet<Step>): Step | undefined {
  return STEPS.find((step) => !done.has(step));
}

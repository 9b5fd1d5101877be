/** How often what was said agrees with what is true. */
export interface Figures {
  readonly accuracy: number;
  readonly macroF1: number;
  /** By what is true, then by what was said. */
  readonly confusion: readonly (readonly number[])[];
}

/** The figures of classes that were said, beside the true ones. */
export function figuresOf(
  classes: readonly number[],
  pairs: readonly (readonly [truth: number, said: number])[],
): Figures {
  const confusion = classes.map((truth) =>
    classes.map((said) => pairs.filter(([a, b]) => a === truth && b === said).length),
  );
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const f1 = classes.map((_, at) => {
    const all = sum(confusion[at]!) + sum(confusion.map((row) => row[at]!));
    return all === 0 ? 0 : (2 * confusion[at]![at]!) / all;
  });
  const right = sum(classes.map((_, at) => confusion[at]![at]!));
  return { accuracy: right / pairs.length, macroF1: sum(f1) / classes.length, confusion };
}

/** Precision and recall of something that is or is not. */
export function precisionAndRecall(pairs: readonly (readonly [truth: boolean, said: boolean])[]): {
  readonly precision: number;
  readonly recall: number;
} {
  const both = pairs.filter(([truth, said]) => truth && said).length;
  return {
    precision: both / pairs.filter(([, said]) => said).length,
    recall: both / pairs.filter(([truth]) => truth).length,
  };
}

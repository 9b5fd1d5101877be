/** How far a training run has come. */
export interface TrainingProgress {
  readonly stage: 'features' | 'cross-validation' | 'final';
  /** 0..1 over the whole run. */
  readonly done: number;
}

const FEATURES_SHARE = 0.04;

/** Turns finished steps of a training run into progress reports. */
export class TrainingClock {
  #documents = 0;
  #foldClasses = 0;
  #finalClasses = 0;

  constructor(
    private readonly classes: number,
    private readonly folds: number,
    private readonly documents: number,
    private readonly report: (progress: TrainingProgress) => void = () => undefined,
  ) {}

  documentCounted(): void {
    this.#documents++;
    if (this.#documents % 500 === 0) this.#tell('features');
  }

  foldClassSeparated(): void {
    this.#foldClasses++;
    this.#tell('cross-validation');
  }

  finalClassSeparated(): void {
    this.#finalClasses++;
    this.#tell('final');
  }

  #tell(stage: TrainingProgress['stage']): void {
    // A fold trains on all other folds: (folds − 1) / folds of the work of the final model.
    const perFold = (this.folds - 1) / this.folds;
    const whole = this.classes * (this.folds * perFold + 1);
    const separated = (this.#foldClasses * perFold + this.#finalClasses) / whole;
    const counted = this.#documents / this.documents;
    this.report({
      stage,
      done: Math.min(FEATURES_SHARE * counted + (1 - FEATURES_SHARE) * separated, 1),
    });
  }
}

/** How far a training run has come. */
export interface TrainingProgress {
  readonly stage: 'embeddings' | 'features' | 'cross-validation' | 'unknown intents' | 'final';
  /** 0..1 over the whole run. */
  readonly done: number;
}

/** Less progress than this is not worth a message to another thread. */
const LEAST_NEWS = 0.002;
/** Shares of the work of a stage add up to all of it but for this. */
const ROUNDING = 1e-9;

/** Turns finished steps of a training run into progress reports. */
export class TrainingClock {
  #stage: TrainingProgress['stage'] = 'features';
  /** Where the stage begins, and the share of the whole run that it takes. */
  #from = 0;
  #share = 0;
  #work = 0;
  #expected = 1;
  #told = -1;

  constructor(private readonly report: (progress: TrainingProgress) => void = () => undefined) {}

  /** The stages follow each other; `expected` is the work of this one. */
  begin(stage: TrainingProgress['stage'], share: number, expected: number): void {
    this.#from += this.#share;
    this.#stage = stage;
    this.#share = share;
    this.#work = 0;
    this.#expected = expected;
    this.#tell();
  }

  /** A step of any kind. */
  stepped(work = 1): void {
    this.#work += work;
    this.#tell();
  }

  #tell(): void {
    const share = this.#work / this.#expected;
    const ofStage = share < 1 - ROUNDING ? share : 1;
    const done = Math.min(this.#from + this.#share * ofStage, 1);
    if (done - this.#told < LEAST_NEWS && ofStage < 1) return;
    this.#told = done;
    this.report({ stage: this.#stage, done });
  }
}

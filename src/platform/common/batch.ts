import { AsyncResource } from 'node:async_hooks';

interface Waiting<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output | PromiseLike<Output>) => void;
  readonly reject: (reason: unknown) => void;
}

export interface BatchLimits {
  /** Batches under way at once; while there are so many, what comes is collected. */
  readonly atOnce: number;
  /** Inputs of one batch. */
  readonly size: number;
  /** Inputs that may wait, and what whoever comes beyond that is told. */
  readonly waiting: { readonly most: number; readonly refusal: () => Error };
}

/**
 * Works on what concurrent callers ask for together. Nobody waits for company longer than one turn
 * of the event loop: what came in it goes together, and what comes while no place is free is
 * collected meanwhile.
 */
export class Batch<Input, Output> {
  private readonly waiting: Waiting<Input, Output>[] = [];
  private readonly work: (
    inputs: readonly Input[],
  ) => Promise<readonly (Output | Promise<Output>)[]>;
  private underWay = 0;
  private isPlanned = false;

  /**
   * @param work gives one output for each input, in their order; where it fails as a whole, all
   *   callers of the batch get its error, and where an output is a promise that fails, one does
   */
  constructor(
    work: (inputs: readonly Input[]) => Promise<readonly (Output | Promise<Output>)[]>,
    private readonly limits: BatchLimits,
  ) {
    // A batch belongs to no caller: it must not run in, say, the transaction of its first one.
    this.work = AsyncResource.bind(work);
  }

  /** The output for this input. */
  add(input: Input): Promise<Output> {
    const { most, refusal } = this.limits.waiting;
    if (this.waiting.length >= most) return Promise.reject(refusal());
    return new Promise((resolve, reject) => {
      this.waiting.push({ input, resolve, reject });
      this.plan();
    });
  }

  // After the requests of all connections that were readable, and what the batches before woke.
  private plan(): void {
    if (this.isPlanned || this.underWay >= this.limits.atOnce) return;
    this.isPlanned = true;
    setImmediate(() => {
      this.isPlanned = false;
      while (this.waiting.length > 0 && this.underWay < this.limits.atOnce) void this.next();
    });
  }

  private async next(): Promise<void> {
    const batch = this.waiting.splice(0, this.limits.size);
    this.underWay++;
    try {
      const outputs = await this.work(batch.map(({ input }) => input));
      if (outputs.length !== batch.length) throw new Error('a batch gave too few or many outputs');
      for (const [index, output] of outputs.entries()) batch[index]?.resolve(output);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.underWay--;
      if (this.waiting.length > 0) this.plan();
    }
  }
}

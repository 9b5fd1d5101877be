/** A value and how much of the bound it takes. */
export interface Weighed<Value> {
  readonly value: Value;
  readonly weight: number;
}

export interface BoundedCacheOptions<Key> {
  /** What all together may weigh. */
  readonly limit: number;
  /** What stays however much there is. */
  readonly isPinned?: (key: Key) => boolean;
  /** Is told what is not kept any more. */
  readonly onDropped?: (key: Key) => void;
}

/**
 * Keeps what was used last, as much of it as the bound allows, and makes what is missing: once, even
 * if many ask for it at the same time.
 */
export class BoundedCache<Key, Value> {
  /** Least recently used first. */
  readonly #kept = new Map<Key, Weighed<Value>>();
  readonly #making = new Map<Key, Promise<Value>>();
  #weight = 0;

  constructor(private readonly options: BoundedCacheOptions<Key>) {}

  /** What all that is kept weighs; above the limit only by what is pinned. */
  get weight(): number {
    return this.#weight;
  }

  get keys(): Key[] {
    return [...this.#kept.keys()];
  }

  /** The value if it is kept, which counts as a use. */
  get(key: Key): Value | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.value;
  }

  /** The same without a use. */
  peek(key: Key): Value | undefined {
    return this.#kept.get(key)?.value;
  }

  /** The value, made now if it is not kept; a failure is nobody's but those who wait for it. */
  load(key: Key, make: () => Promise<Weighed<Value>>): Promise<Value> {
    const kept = this.get(key);
    if (kept !== undefined) return Promise.resolve(kept);
    const underWay = this.#making.get(key);
    if (underWay) return underWay;
    const making: Promise<Value> = make()
      .then(({ value, weight }) => {
        if (this.#making.get(key) === making) this.put(key, { value, weight });
        return value;
      })
      .finally(() => {
        if (this.#making.get(key) === making) this.#making.delete(key);
      });
    this.#making.set(key, making);
    return making;
  }

  /** Keeps a value in the place of the one before, unless it alone is heavier than the bound. */
  put(key: Key, weighed: Weighed<Value>): void {
    // Else all others would go for it, and then itself.
    if (weighed.weight > this.options.limit && !this.#isPinned(key)) {
      this.drop(key);
      return;
    }
    this.#weight += weighed.weight - (this.#kept.get(key)?.weight ?? 0);
    this.#kept.delete(key);
    this.#kept.set(key, weighed);
    this.#shrink();
  }

  /** Forgets a value; what is being made of it will not be kept either. */
  drop(key: Key): void {
    this.#making.delete(key);
    const kept = this.#kept.get(key);
    if (!kept) return;
    this.#kept.delete(key);
    this.#weight -= kept.weight;
    this.options.onDropped?.(key);
  }

  clear(): void {
    for (const key of this.keys) this.drop(key);
    this.#making.clear();
  }

  #shrink(): void {
    for (const key of this.#kept.keys()) {
      if (this.#weight <= this.options.limit) return;
      if (!this.#isPinned(key)) this.drop(key);
    }
  }

  #isPinned(key: Key): boolean {
    return this.options.isPinned?.(key) ?? false;
  }
}

import { useState } from 'react';

/** What somebody writes over what is kept. */
export interface Draft<T extends object> {
  readonly value: T;
  /** Only what differs from what is kept. */
  readonly changed: Partial<T>;
  readonly isDirty: boolean;
  readonly set: (change: Partial<T>) => void;
  readonly reset: () => void;
}

/**
 * Keeps apart what somebody has written and what is kept: where that is read anew, fields that were
 * not touched follow it, and what was written stays.
 */
export function useDraft<T extends object>(kept: T, written: Partial<T> = {}): Draft<T> {
  const [own, setOwn] = useState<Partial<T>>(written);
  const isSame = (name: string): boolean =>
    JSON.stringify(own[name as keyof T]) === JSON.stringify(kept[name as keyof T]);
  const changed = Object.fromEntries(
    Object.entries(own).filter(([name]) => !isSame(name)),
  ) as Partial<T>;
  return {
    value: { ...kept, ...own },
    changed,
    isDirty: Object.keys(changed).length > 0,
    set: (change) => setOwn((now) => ({ ...now, ...change })),
    reset: () => setOwn({}),
  };
}

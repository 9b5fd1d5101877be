import { createContext, useContext } from 'react';

/** What can be taken back by the key, and how the latest of it is said. */
export interface Undo {
  readonly remember: (undo: () => void) => void;
  readonly run: () => boolean;
}

/** Keeps the last thing that can be taken back. */
export function undoKeeper(): Undo {
  let last: (() => void) | undefined;
  return {
    remember: (undo) => {
      last = undo;
    },
    run: () => {
      const undo = last;
      last = undefined;
      undo?.();
      return undo !== undefined;
    },
  };
}

export const UndoContext = createContext<Undo>(undoKeeper());

export const useUndo = (): Undo => useContext(UndoContext);

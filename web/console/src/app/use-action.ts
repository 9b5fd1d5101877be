import type { QueryKey } from '@tanstack/react-query';
import { useSave } from '~/api/use-save.js';
import { NotProven, proven } from './proof.js';

/**
 * A change that the service may want to know first that it is still them for. Whoever declines to
 * show it has changed nothing, which is no failure: `error` is then null.
 */
export function useAction<Input, Output>(options: {
  readonly save: (input: Input) => Promise<Output>;
  readonly touches: readonly QueryKey[];
  readonly onSaved?: (output: Output, input: Input) => void;
}) {
  const { save, ...rest } = options;
  const action = useSave<Input, Output>({ ...rest, save: (input) => proven(() => save(input)) });
  return { ...action, error: action.error instanceof NotProven ? null : action.error };
}

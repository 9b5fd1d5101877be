import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { isStale } from './client.js';

/**
 * A change of something. What it touches is read anew once it is made, and as well where somebody
 * else was faster (412), so that whoever tries again has seen it.
 */
export function useSave<Input, Output>(options: {
  readonly save: (input: Input) => Promise<Output>;
  readonly touches: readonly QueryKey[];
  readonly onSaved?: (output: Output, input: Input) => void;
}) {
  const client = useQueryClient();
  const readAnew = async (): Promise<void> => {
    await Promise.all(options.touches.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
  return useMutation({
    mutationFn: options.save,
    onSuccess: async (output, input) => {
      await readAnew();
      options.onSaved?.(output, input);
    },
    onError: async (error) => {
      if (isStale(error)) await readAnew();
    },
  });
}

/** Names the version that a change was made of. */
export function ofVersion({ version }: { readonly version: number }): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

import type { components } from '@client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, read } from '~/api/index.js';

export type Preview = components['schemas']['PreviewView'];

const PAUSE_MS = 250;

/** The value once it has not changed for a moment. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** What would become of a message, asked for at each pause; what was asked before is cancelled. */
export function usePreview(message: string) {
  const asked = useSettled(message);
  const query = useQuery({
    queryKey: ['preview', asked],
    queryFn: async ({ signal }) => {
      const view = await read(
        api.POST('/api/v1/triage/preview', { body: { message: asked }, signal }),
      );
      return { message: asked, view };
    },
    enabled: asked.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
  const isEmpty = message.trim() === '' || asked.trim() === '';
  return { ...query, shown: isEmpty ? undefined : query.data };
}

import type { components } from '@client';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '~/api/index.js';
import type { PolicyBody, Replay } from '~/subjects/policy/policy.js';
import { linesOf } from './ndjson.js';

type Line = components['schemas']['ReplayLine'];

const EXAMPLES = 20;
/** A target is judged anew by a model, so that the stored judgements do not do. */
interface Asked {
  readonly policy: PolicyBody;
  readonly modelId: number | undefined;
}

/** Replays past tickets under another policy; a new replay ends the one before. */
export function useReplay() {
  const [progress, setProgress] = useState<number>();
  const ending = useRef<AbortController>(undefined);
  const replay = useMutation({
    mutationFn: async ({ policy, modelId }: Asked): Promise<Replay> => {
      ending.current?.abort();
      const controller = new AbortController();
      ending.current = controller;
      setProgress(0);
      const isTarget = typeof policy.targetErrorRate === 'number';
      const { data } = await api.POST('/api/v1/triage/policy/replay', {
        body: {
          policy,
          examples: EXAMPLES,
          ...(isTarget && modelId !== undefined && { modelId }),
        },
        headers: { accept: 'application/x-ndjson' },
        parseAs: 'stream',
        signal: controller.signal,
      });
      for await (const text of linesOf(data as ReadableStream<Uint8Array>)) {
        const line = JSON.parse(text) as Line;
        if (line.progress) setProgress(line.progress.done / Math.max(1, line.progress.total));
        if (line.result) return line.result;
        if (line.error) throw new Error(line.error.detail);
      }
      throw new TypeError('The replay ended without a result');
    },
  });
  return { ...replay, progress };
}

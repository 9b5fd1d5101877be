import type { components } from '@client';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, isProblem } from '~/api/index.js';
import type { PolicyBody, Replay } from '~/subjects/policy/policy.js';
import { linesOf } from './ndjson.js';

type Line = components['schemas']['ReplayLine'];

/** A target is judged anew by a model, so that the stored judgements do not do. */
interface Asked {
  readonly policy: PolicyBody;
  readonly modelId: number | undefined;
}

const EXAMPLES = 20;
/** Keys let go of the dial again and again; it is replayed once they rest. */
const REST_MS = 400;
const TRIES = 8;

/** Replays past tickets under another policy; a new replay ends the one before. */
export function useReplay() {
  const [progress, setProgress] = useState<number>();
  const ending = useRef<AbortController>(undefined);
  const replay = useMutation({
    mutationFn: async (asked: Asked): Promise<Replay> => {
      ending.current?.abort();
      const controller = new AbortController();
      ending.current = controller;
      setProgress(0);
      const body = await begin(asked, controller.signal);
      for await (const text of linesOf(body)) {
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

/** Asks for it; the one that was hung up on needs a moment to end, and until then it is refused. */
async function begin(
  { policy, modelId }: Asked,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const isTarget = typeof policy.targetErrorRate === 'number';
  for (let tries = 1; ; tries++) {
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    signal.throwIfAborted();
    try {
      const { data } = await api.POST('/api/v1/triage/policy/replay', {
        body: {
          policy,
          examples: EXAMPLES,
          ...(isTarget && modelId !== undefined && { modelId }),
        },
        headers: { accept: 'application/x-ndjson' },
        parseAs: 'stream',
        signal,
      });
      return data as ReadableStream<Uint8Array>;
    } catch (error) {
      if (!isProblem(error) || error.status !== 409 || tries >= TRIES) throw error;
    }
  }
}

import type { Problem } from '../../common/errors/problem.js';
import type { Replay } from './replay.js';

const PROGRESS_EVERY_MS = 1_000;

/** A replay as it goes: its progress about once a second, and last its result or what went wrong. */
export async function* replayLines(
  { progress, result }: Replay,
  describe: (error: unknown) => Problem,
): AsyncGenerator<object> {
  const end = result.then(
    (view) => ({ result: view }),
    (error: unknown) => ({ error: describe(error) }),
  );
  for (;;) {
    yield { progress };
    const last = await within(PROGRESS_EVERY_MS, end);
    if (!last) continue;
    yield last;
    return;
  }
}

/** What the promise gives, or nothing when it takes longer. */
async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

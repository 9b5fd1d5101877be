import type { Problem } from '../../../platform/common/errors/problem.js';
import { within } from '../../../platform/common/within.js';
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

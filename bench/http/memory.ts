import { execFileSync } from 'node:child_process';
import { median } from '../support/side-by-side.js';
import type { LoadCase } from './cases.js';
import type { LoadProcess, ServerProcess } from './processes.js';

const SAMPLE_MS = 500;
/** The median of the last quarter may be so much larger than that of the second one. */
export const GROWTH_TARGET = 1.1;

/** What a long run did to the memory (resident set, MB): medians of its quarters. */
export interface MemoryUse {
  readonly requests: number;
  readonly quarters: readonly number[];
  /** The last quarter against the second one: the first one warms up. */
  readonly growth: number;
  readonly unexpected: Record<string, number>;
}

/** Sends all kinds of requests in turn, and looks at the memory of the service meanwhile. */
export async function measureMemory(
  load: LoadProcess,
  { url, pid }: ServerProcess,
  cases: readonly LoadCase[],
  options: { readonly requests: number; readonly connections: number },
): Promise<MemoryUse> {
  const [posts = [], gets = [], pages = []] = cases.map(({ requests }) => requests);
  // Pages are the rarest, as they are with users; they take the longest.
  const requests = gets.flatMap((get, index) => {
    const post = posts[index % posts.length]!;
    return index % 10 === 0 ? [get, post, pages[index % pages.length]!] : [get, post];
  });
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(residentMegabytes(pid)), SAMPLE_MS);
  const { connections, requests: count } = options;
  const { unexpected } = await load.run({ urls: [url], connections, requests, count });
  clearInterval(timer);
  const quarters = [0, 1, 2, 3].map((quarter) => {
    const size = samples.length / 4;
    return median(samples.slice(Math.floor(quarter * size), Math.ceil((quarter + 1) * size)));
  });
  return { requests: count, quarters, growth: quarters[3]! / quarters[1]!, unexpected };
}

function residentMegabytes(pid: number): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes) / 1024;
}

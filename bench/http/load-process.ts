/** Sends requests and times the answers, in a process of its own, as its parent tells it. */
import { performance } from 'node:perf_hooks';
import { Client, type Dispatcher } from 'undici';
import type { LoadJob, LoadRequest, LoadResult } from './load.js';

process.on('message', (job: LoadJob) => {
  void run(job).then(
    (result) => process.send!(result),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function run({ urls, connections, requests, seconds, count }: LoadJob): Promise<LoadResult> {
  const times: number[] = [];
  const unexpected: Record<string, number> = {};
  const started = performance.now();
  const end = seconds === undefined ? Infinity : started + seconds * 1000;
  let sent = 0;
  const connection = async (number: number): Promise<void> => {
    const client = new Client(urls[number % urls.length]!, { pipelining: 1 });
    while (performance.now() < end && sent < (count ?? Infinity)) {
      const request = requests[sent++ % requests.length]!;
      const begun = performance.now();
      const status = await statusOf(client, request);
      times.push(performance.now() - begun);
      if (status !== 200 && status !== 201) unexpected[status] = (unexpected[status] ?? 0) + 1;
    }
    await client.close();
  };
  await Promise.all(Array.from({ length: connections }, (_, number) => connection(number)));
  const took = (performance.now() - started) / 1000;
  const sorted = Float64Array.from(times).sort();
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return {
    requests: sorted.length,
    seconds: took,
    p50: at(0.5),
    p99: at(0.99),
    max: at(1),
    unexpected,
  };
}

/** Reads the whole answer and looks at its status only, so that the load costs little itself. */
function statusOf(client: Client, { method, path, headers, body }: LoadRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    let status = 0;
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => undefined,
      onResponseStart: (_controller, statusCode) => {
        status = statusCode;
      },
      onResponseData: () => undefined,
      onResponseEnd: () => resolve(status),
      onResponseError: (_controller, error) => reject(error),
    };
    client.dispatch({ method, path, headers, body: body ?? null }, handler);
  });
}

import type { Client } from 'pg';

/** Milliseconds of each of several calls, after two that warm up. */
export async function repeat(times: number, call: () => Promise<unknown>): Promise<number[]> {
  await call();
  await call();
  const took: number[] = [];
  for (let round = 0; round < times; round++) {
    const started = performance.now();
    await call();
    took.push(performance.now() - started);
  }
  return took;
}

/** The same of two calls that take turns, so that both run under the same load. */
export async function inTurn(
  times: number,
  [one, other]: readonly [() => Promise<unknown>, () => Promise<unknown>],
): Promise<[number[], number[]]> {
  const took: [number[], number[]] = [[], []];
  for (let round = 0; round < times; round++) {
    took[0].push(...(await repeat(1, one)));
    took[1].push(...(await repeat(1, other)));
  }
  return took;
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** How PostgreSQL finds the rows of a query: its scans, and the indexes that they use. */
export async function planOf(client: Client, sql: string, values: unknown[]): Promise<string> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `EXPLAIN (FORMAT JSON) ${sql}`,
    values,
  );
  const scansOf = (node: PlanNode): string[] => [
    ...(node['Node Type'].includes('Scan')
      ? [`${node['Node Type']} ${node['Index Name'] ?? node['Relation Name'] ?? ''}`.trim()]
      : []),
    ...(node.Plans ?? []).flatMap(scansOf),
  ];
  return scansOf(rows[0]!['QUERY PLAN'][0].Plan).join(' < ');
}

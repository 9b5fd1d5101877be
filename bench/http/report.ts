import { cpus } from 'node:os';
import { GROWTH_TARGET, type MemoryUse } from './memory.js';
import type { HttpBenchOptions } from './options.js';
import type { Packages } from './packages.js';
import { type Comparison, P99_TARGET } from './speed.js';
import { START_TARGET_SECONDS, type StartTimes } from './start-time.js';

export function printHeader({ rounds, seconds, connections, pool }: HttpBenchOptions): void {
  console.log(
    `${rounds} rounds of ${seconds} s in turn, ${connections} connections, ${pool} database ` +
      `connections of each process; ${cpus().length} processors, which the servers share with ` +
      'PostgreSQL and the load',
  );
  console.log(
    'request                 processes   req/s bare   ours   ratio (target)' +
      '   p50 ms bare    ours   p99 ms bare    ours   ratio (target)',
  );
}

/** One line for each comparison. */
export function printComparison(comparison: Comparison): void {
  const { name, instances, bare, ours, ratio, target, unexpected } = comparison;
  const columns = [
    name.padEnd(24),
    String(instances).padStart(6),
    bare.perSecond.toFixed(0).padStart(10),
    ours.perSecond.toFixed(0).padStart(4),
    `${ratio.perSecond.toFixed(2)} (≥ ${target.toFixed(2)})`.padStart(14),
    bare.p50.toFixed(1).padStart(11),
    ours.p50.toFixed(1).padStart(5),
    bare.p99.toFixed(1).padStart(11),
    ours.p99.toFixed(1).padStart(5),
    `${ratio.p99.toFixed(2)} (≤ ${P99_TARGET.toFixed(2)})`.padStart(14),
  ];
  console.log(columns.join('   '));
  printUnexpected(unexpected);
}

export function printStarts({ first, again, all }: StartTimes): void {
  const [least, most] = [Math.min(...all), Math.max(...all)];
  console.log(
    `start to first answer: ${again.toFixed(2)} s on an existing data folder (${least.toFixed(2)} ` +
      `to ${most.toFixed(2)}; target below ${START_TARGET_SECONDS} s), ${first.toFixed(1)} s on an empty one`,
  );
}

export function printMemory({ requests, quarters, growth, unexpected }: MemoryUse): void {
  console.log(
    `memory over ${requests} requests: medians of its quarters ` +
      `${quarters.map((it) => it.toFixed(0)).join(', ')} MB; the last one is ` +
      `${growth.toFixed(2)} times the second (target at most ${GROWTH_TARGET})`,
  );
  printUnexpected(unexpected);
}

export function printPackages({ megabytes, count, largest }: Packages): void {
  console.log(`production node_modules: ${megabytes.toFixed(0)} MB in ${count} packages, of these`);
  for (const { name, megabytes: size } of largest) {
    console.log(`  ${size.toFixed(1).padStart(6)} MB  ${name}`);
  }
}

function printUnexpected(unexpected: Record<string, number>): void {
  if (Object.keys(unexpected).length > 0) console.log('  unexpected answers:', unexpected);
}

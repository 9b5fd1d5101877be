/**
 * The service under load beside a bare Fastify + `pg` server that does the same by hand; how long a
 * start takes, what a long run does to the memory, and how large the production dependencies are.
 */
import { cpus } from 'node:os';
import { prepareCases } from './http/cases.js';
import { measureMemory, type MemoryUse } from './http/memory.js';
import { readHttpBenchOptions } from './http/options.js';
import { weighPackages } from './http/packages.js';
import { type ServerProcess, startLoadProcess } from './http/processes.js';
import {
  printComparison,
  printHeader,
  printMemory,
  printPackages,
  printStarts,
} from './http/report.js';
import { type ServerOptions, startBare, startOurs } from './http/servers.js';
import { compareSpeed, type Comparison } from './http/speed.js';
import { measureStarts } from './http/start-time.js';
import { createScratchDatabase } from './support/scratch-database.js';

const options = readHttpBenchOptions(process.argv.slice(2));
const { measure, json } = options;
const results: Record<string, unknown> = { processors: cpus().length, options };

if (measure.has('speed')) results['speed'] = await onDatabase(measureSpeed);
if (measure.has('start')) {
  const starts = await measureStarts(options.starts);
  results['start'] = starts;
  if (!json) printStarts(starts);
}
if (measure.has('packages')) {
  const packages = await weighPackages();
  results['packages'] = packages;
  if (!json) printPackages(packages);
}
if (measure.has('memory')) results['memory'] = await onDatabase(measureLongRun);
if (json) console.log(JSON.stringify(results, undefined, 2));

async function measureSpeed(server: ServerOptions): Promise<Comparison[]> {
  const load = startLoadProcess();
  const ours: ServerProcess[] = [];
  const bare: ServerProcess[] = [];
  try {
    const most = Math.max(...options.instances);
    // The first one creates the tables that the bare server works on.
    for (let number = 0; number < most; number++) ours.push(await startOurs(server));
    for (let number = 0; number < most; number++) bare.push(await startBare(server));
    const cases = await prepareCases(ours[0]!.url);
    if (!json) printHeader(options);
    const comparisons: Comparison[] = [];
    for (const instances of options.instances) {
      const urls = (servers: ServerProcess[]) => servers.slice(0, instances).map(({ url }) => url);
      for (const loadCase of cases) {
        const contestants = { bare: urls(bare), ours: urls(ours) };
        const comparison = await compareSpeed(load, contestants, loadCase, options);
        comparisons.push(comparison);
        if (!json) printComparison(comparison);
      }
    }
    return comparisons;
  } finally {
    load.stop();
    await Promise.all([...ours, ...bare].map((process) => process.stop()));
  }
}

async function measureLongRun(server: ServerOptions): Promise<MemoryUse> {
  const load = startLoadProcess();
  const service = await startOurs(server);
  try {
    const use = await measureMemory(load, service, await prepareCases(service.url), options);
    if (!json) printMemory(use);
    return use;
  } finally {
    load.stop();
    await service.stop();
  }
}

async function onDatabase<Result>(
  work: (server: ServerOptions) => Promise<Result>,
): Promise<Result> {
  const database = await createScratchDatabase();
  try {
    return await work({ databaseUrl: database.url, pool: options.pool });
  } finally {
    await database.drop();
  }
}

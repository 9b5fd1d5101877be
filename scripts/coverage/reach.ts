import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countsOf, type Offsets, offsetsOf, type ScriptCoverage } from './counts.js';
import { type Place, type Points, pointsOf } from './points.js';

/** Of Jest's scripts the code comes along, since it compiles in memory. */
interface Script extends ScriptCoverage {
  readonly code?: string;
  readonly sourceMapPath?: string;
}

/** How much of a file was reached. */
export interface Reach {
  readonly lines: readonly [reached: number, all: number];
  readonly branches: readonly [reached: number, all: number];
}

/** A source with what was reached of it so far. */
interface Source {
  readonly points: Points;
  readonly lines: Map<number, boolean>;
  readonly branches: boolean[];
}

/** Adds up what all runs reached of a set of sources, whichever way each run had them compiled. */
export class ReachOfSources {
  private readonly sources: ReadonlyMap<string, Source>;
  private readonly compiled = new Map<string, Offsets>();

  constructor(paths: readonly string[]) {
    this.sources = new Map(
      paths.map((path) => {
        const points = pointsOf(path, readFileSync(path, 'utf8'));
        const lines = new Map(points.statements.map(({ line }) => [line, false]));
        return [path, { points, lines, branches: points.branches.map(() => false) }];
      }),
    );
  }

  /** Adds what the processes of a run wrote into a folder. */
  addAll(folder: string): void {
    for (const name of readdirSync(folder)) {
      const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        result: Script[];
      };
      for (const script of result) this.add(script);
    }
  }

  /** What was reached of each source. */
  reached(): Map<string, Reach> {
    const share = (them: Iterable<boolean>) => {
      const all = [...them];
      return [all.filter(Boolean).length, all.length] as const;
    };
    return new Map(
      [...this.sources].map(([path, { lines, branches }]) => [
        path,
        { lines: share(lines.values()), branches: share(branches) },
      ]),
    );
  }

  private add(script: Script): void {
    const counts = countsOf(script);
    for (const [path, offsetOf] of this.offsetsIn(script)) {
      const source = this.sources.get(path);
      if (!source) continue;
      const countAt = (place: Place) => counts(offsetOf(place) ?? -1);
      for (const place of source.points.statements)
        if (countAt(place) > 0) source.lines.set(place.line, true);
      source.points.branches.forEach(({ at, besides }, index) => {
        if (countAt(at) > (besides ? countAt(besides) : 0)) source.branches[index] = true;
      });
    }
  }

  private offsetsIn({ url, code, sourceMapPath }: Script): Offsets {
    const path = url.startsWith('file://') ? fileURLToPath(url) : url;
    const mapPath = sourceMapPath ?? `${path}.map`;
    let offsets = this.compiled.get(mapPath);
    if (!offsets) {
      offsets = existsSync(mapPath)
        ? offsetsOf(code ?? readFileSync(path, 'utf8'), readFileSync(mapPath, 'utf8'), {
            // Jest keeps its maps elsewhere than beside what they are of.
            besides: code === undefined ? mapPath : path,
          })
        : new Map();
      this.compiled.set(mapPath, offsets);
    }
    return offsets;
  }
}

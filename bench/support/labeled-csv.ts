import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { seededRandom, shuffle } from '../../src/triage/core/classifier/random.js';

export interface LabeledRow {
  readonly text: string;
  readonly intent: string;
}

/** Reads CSV (RFC 4180) with the header `text,intent`. */
export async function readLabeledCsv(file: string): Promise<LabeledRow[]> {
  const rows = parse<LabeledRow>(await readFile(file), { columns: true, bom: true });
  if (rows.length === 0 || rows[0]?.text === undefined) {
    throw new Error(`${file} must have the header text,intent and at least one row`);
  }
  return rows;
}

/** The rows in an order drawn by the seed. */
export function shuffled<Row>(rows: readonly Row[], seed: number): Row[] {
  const drawn = [...rows];
  shuffle(drawn, seededRandom(seed));
  return drawn;
}

/** At most `count` rows of each intent, drawn by the seed. */
export function drawPerIntent(rows: LabeledRow[], count: number, seed: number): LabeledRow[] {
  if (!Number.isFinite(count)) return rows;
  const taken = new Map<string, number>();
  return shuffled(rows, seed).filter(({ intent }) => {
    const before = taken.get(intent) ?? 0;
    taken.set(intent, before + 1);
    return before < count;
  });
}

/** Draws the names of `count` intents to hide. */
export function drawIntents(rows: readonly LabeledRow[], count: number, seed: number): Set<string> {
  const names = [...new Set(rows.map(({ intent }) => intent))].sort();
  return new Set(shuffled(names, seed).slice(0, count));
}

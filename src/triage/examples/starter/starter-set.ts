import { readdir, readFile } from 'node:fs/promises';
import type { Priority } from '../../taxonomy/index.js';

export interface StarterIntent {
  readonly name: string;
  readonly description: string;
  readonly priority: Priority;
  readonly autoResolve: boolean;
  readonly answer: string;
  readonly examples: readonly string[];
}

export interface StarterSet {
  readonly intents: readonly StarterIntent[];
  /** Messages that belong to no intent. */
  readonly background: readonly string[];
}

const INTENTS = new URL('./intents/', import.meta.url);
const BACKGROUND = new URL('./background.txt', import.meta.url);

/** The taxonomy that a new service begins with: one JSON file an intent, beside this file. */
export async function readStarterSet(): Promise<StarterSet> {
  const files = (await readdir(INTENTS)).filter((file) => file.endsWith('.json')).sort();
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, INTENTS), 'utf8')));
  const background = await readFile(BACKGROUND, 'utf8');
  return {
    intents: texts.map((text) => JSON.parse(text) as StarterIntent),
    background: background.split('\n').filter((line) => line.trim() !== ''),
  };
}

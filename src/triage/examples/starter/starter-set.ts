import { readdir, readFile } from 'node:fs/promises';
import type { Priority } from '../../taxonomy/index.js';

export interface StarterIntent {
  readonly name: string;
  readonly description: string;
  readonly priority: Priority;
  readonly autoResolve: boolean;
  readonly answer: string;
  /** In other languages. */
  readonly answers: Readonly<Record<string, string>>;
  /** In all languages. */
  readonly examples: readonly string[];
}

export interface StarterSet {
  readonly intents: readonly StarterIntent[];
  /** Messages that belong to no intent. */
  readonly background: readonly string[];
}

/** What an intent says in another language. */
type Translation = Pick<StarterIntent, 'answer' | 'examples'>;

const INTENTS = new URL('./intents/', import.meta.url);
/** One JSON file an intent in each of these folders, named by ISO 639-1. */
const TRANSLATIONS = new URL('./translations/', import.meta.url);
const BACKGROUND = new URL('./background.txt', import.meta.url);

/** The taxonomy that a new service begins with: one JSON file an intent and language. */
export async function readStarterSet(): Promise<StarterSet> {
  const files = (await readdir(INTENTS)).filter((file) => file.endsWith('.json')).sort();
  const languages = (await readdir(TRANSLATIONS)).sort();
  const background = await readFile(BACKGROUND, 'utf8');
  return {
    intents: await Promise.all(files.map((file) => readIntent(file, languages))),
    background: background.split('\n').filter((line) => line.trim() !== ''),
  };
}

async function readIntent(file: string, languages: readonly string[]): Promise<StarterIntent> {
  const intent = await readJson<Omit<StarterIntent, 'answers'>>(new URL(file, INTENTS));
  const translated = await Promise.all(
    languages.map((it) => readJson<Translation>(new URL(`${it}/${file}`, TRANSLATIONS))),
  );
  return {
    ...intent,
    answers: Object.fromEntries(languages.map((it, i) => [it, translated[i]?.answer ?? ''])),
    examples: [...intent.examples, ...translated.flatMap(({ examples }) => examples)],
  };
}

async function readJson<Content>(file: URL): Promise<Content> {
  return JSON.parse(await readFile(file, 'utf8')) as Content;
}

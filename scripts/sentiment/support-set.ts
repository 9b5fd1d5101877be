import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { SENTIMENT_LEVELS, type SentimentLevel } from '../../src/language/sentiment/index.js';

const FOLDER = new URL('../../src/language/sentiment/support-set/', import.meta.url);
/** One of so many messages is held out. */
const HELD_OUT = 5;

/** A message of the support set, and how it sounds to people. */
export interface LabeledMessage {
  readonly text: string;
  readonly level: SentimentLevel;
  readonly angry: boolean;
  /** Its file: where to look, and its language. */
  readonly file: string;
}

/** The support set: its files are CSV with the header `level,angry,text`. */
export async function readSupportSet(): Promise<LabeledMessage[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.csv')).sort();
  return (await Promise.all(files.map(readMessages))).flat();
}

async function readMessages(file: string): Promise<LabeledMessage[]> {
  const rows = parse<Record<'level' | 'angry' | 'text', string>>(
    await readFile(new URL(file, FOLDER)),
    { columns: true },
  );
  return rows.map(({ level, angry, text }) => ({
    text,
    level: levelOf(level),
    angry: angry === 'yes',
    file,
  }));
}

function levelOf(written: string): SentimentLevel {
  const level = SENTIMENT_LEVELS.find((it) => String(it) === written);
  if (level === undefined) throw new Error(`${written} is no level of sentiment`);
  return level;
}

/** Whether a message only measures: by its text alone, so that it stays so whatever is added. */
export function isHeldOut({ text }: Pick<LabeledMessage, 'text'>): boolean {
  return createHash('sha256').update(text).digest().readUInt32BE() % HELD_OUT === 0;
}

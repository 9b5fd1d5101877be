import type { ProblemError } from '@client';
import { type CsvRow, toCsv } from '~/subjects/csv/index.js';

const LONGEST_TEXT = 10_000;
const LONGEST_INTENT = 100;

/** Which columns of the file are meant. */
export interface Mapping {
  readonly text: number;
  readonly intent: number;
}

/** An example as the file has it, and the line of the file that it begins on. */
export interface ImportRow {
  readonly line: number;
  readonly text: string;
  readonly intent: string;
}

/** What keeps a row from being imported. */
export interface RowError {
  readonly row: ImportRow;
  readonly field: 'text' | 'intent' | '';
  readonly reason: 'emptyText' | 'longText' | 'emptyIntent' | 'longIntent' | { said: string };
}

/** Which columns their names point to. */
export function guessed(titles: readonly string[]): Mapping {
  const find = (pattern: RegExp): number => titles.findIndex((it) => pattern.test(it));
  const intent = find(/intent|label|category|class|anliegen|kategorie/i);
  const named = find(/^text$|message|utterance|question|body|nachricht|frage/i);
  const text = named >= 0 ? named : intent === 0 ? 1 : 0;
  return { text, intent: intent >= 0 ? intent : text === 0 ? 1 : 0 };
}

export function mapped(rows: readonly CsvRow[], { text, intent }: Mapping): ImportRow[] {
  return rows.map(({ line, cells }) => ({
    line,
    text: (cells[text] ?? '').trim(),
    intent: (cells[intent] ?? '').trim(),
  }));
}

/** What can be seen to be wrong before the service is asked. */
export function errorsOf(row: ImportRow): RowError[] {
  const errors: RowError[] = [];
  if (row.text === '') errors.push({ row, field: 'text', reason: 'emptyText' });
  if (row.text.length > LONGEST_TEXT) errors.push({ row, field: 'text', reason: 'longText' });
  if (row.intent === '') errors.push({ row, field: 'intent', reason: 'emptyIntent' });
  if (row.intent.length > LONGEST_INTENT)
    errors.push({ row, field: 'intent', reason: 'longIntent' });
  return errors;
}

/** The file that is sent: two columns, under the names that the service wants. */
export function fileOf(rows: readonly ImportRow[]): string {
  return toCsv([['text', 'intent'], ...rows.map(({ text, intent }) => [text, intent])]);
}

/** What the service found wrong, at the rows of the file that somebody chose. */
export function refusedRows(problem: ProblemError, sent: readonly ImportRow[]): RowError[] {
  const ends = lastLines(sent);
  return problem.errors.flatMap(({ path, message }): RowError[] => {
    const [, line, field = ''] = /^line (\d+)(?:, (text|intent))?$/.exec(path) ?? [];
    const row = sent[ends.findIndex((end) => end >= Number(line))];
    if (line === undefined || !row) return [];
    return [{ row, field: field as RowError['field'], reason: { said: message } }];
  });
}

/** On which line of the sent file each row ends. */
function lastLines(rows: readonly ImportRow[]): number[] {
  let line = 1;
  return rows.map(({ text, intent }) => {
    line += 1 + (`${text}${intent}`.match(/\r\n|\r|\n/g)?.length ?? 0);
    return line;
  });
}

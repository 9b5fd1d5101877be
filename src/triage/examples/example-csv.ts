import { pipeline, Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import type { Violation } from '../../platform/common/errors/domain-error.js';
import { separated } from '../../platform/common/http/csv-dialect.js';
import { uploadText } from '../../platform/common/http/upload-text.js';
import { identifierViolation, textViolation } from '../../platform/common/validation/text.js';
import { cleanIntentName } from '../taxonomy/index.js';
import { MAX_TEXT } from './example.dto.js';
import { ImportRefusedError, ImportTooLargeError } from './example.errors.js';

export interface ExampleRow {
  readonly text: string;
  readonly intent: string;
}

const MAX_ROWS = 200_000;
const MAX_REPORTED = 100;
const MAX_INTENT_NAME = 100;

/** Not what comes first in a file decides: where several were put together, they differ. */
const LINE_ENDS = ['\r\n', '\n', '\r'];

/**
 * Reads CSV (RFC 4180) with the header `text,intent`, without holding the file, as spreadsheets write
 * it too: in UTF-8 or UTF-16, with semicolons or tabs, with empty lines and columns at the end.
 * @throws ImportRefusedError with the line and reason of each bad row, the first 100 of them
 */
export async function readExampleCsv(file: Readable): Promise<ExampleRow[]> {
  const rows: ExampleRow[] = [];
  const violations: Violation[] = [];
  let refused = 0;
  let columns: Columns | undefined;
  try {
    const { delimiter, text } = await separated(uploadText(file, REFUSALS));
    const parser = parse({
      ...{ delimiter, record_delimiter: LINE_ENDS, info: true },
      ...{ skip_records_with_empty_values: true, relax_column_count: true },
    });
    // An error of any part, also of the upload, comes out of the loop below.
    pipeline(Readable.from(text), parser, () => undefined);
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (!columns) {
        columns = readHeader(record);
        continue;
      }
      // Of files that were put together.
      if (isHeader(record, columns)) continue;
      const row = { text: record[columns.text] ?? '', intent: record[columns.intent] ?? '' };
      const trimmed = { text: row.text.trim(), intent: cleanIntentName(row.intent) };
      const found = violationsOf(record, trimmed, info.lines);
      if (found.length > 0) refused += 1;
      if (violations.length < MAX_REPORTED) violations.push(...found);
      rows.push(trimmed);
      if (rows.length > MAX_ROWS) throw new ImportTooLargeError(`${MAX_ROWS} rows`);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Where a quote is wrong, nobody can tell where the next row begins.
    refused += 1;
    violations.push({ path: `line ${String(error['lines'])}`, message: error.message });
  }
  if (refused > 0) throw new ImportRefusedError(`${refused} rows are wrong.`, violations);
  if (rows.length === 0) throw new ImportRefusedError('the file has no rows.');
  return rows;
}

interface Parsed {
  readonly record: string[];
  readonly info: Info;
}

const REFUSALS = {
  refused: (detail: string) => new ImportRefusedError(detail),
  tooLarge: (limit: string) => new ImportTooLargeError(limit),
};

interface Columns {
  readonly text: number;
  readonly intent: number;
}

function readHeader(header: string[]): Columns {
  const names = withoutEmptyEnd(header).map((name) => name.trim().toLowerCase());
  const columns = { text: names.indexOf('text'), intent: names.indexOf('intent') };
  if (names.length !== 2 || columns.text < 0 || columns.intent < 0) {
    throw new ImportRefusedError(
      `the first line must be the header "text,intent", it is "${header.join(',').slice(0, 100)}".`,
    );
  }
  return columns;
}

function isHeader(record: string[], { text, intent }: Columns): boolean {
  const nameOf = (index: number) => record[index]?.trim().toLowerCase();
  return nameOf(text) === 'text' && nameOf(intent) === 'intent';
}

/** Without the empty cells that spreadsheets add after the last column. */
function withoutEmptyEnd(record: string[]): string[] {
  const last = record.findLastIndex((cell) => cell.trim() !== '');
  return record.slice(0, last + 1);
}

function violationsOf(record: string[], { text, intent }: ExampleRow, line: number): Violation[] {
  const values = Math.min(record.length, Math.max(2, withoutEmptyEnd(record).length));
  if (values !== 2) {
    const message = `must have 2 values, has ${values}; put quotes around a value with a comma`;
    return [{ path: `line ${line}`, message }];
  }
  const inText = textViolation(text, MAX_TEXT);
  const inIntent = identifierViolation(intent, MAX_INTENT_NAME);
  return [
    ...(inText ? [{ path: `line ${line}, text`, message: inText }] : []),
    ...(inIntent ? [{ path: `line ${line}, intent`, message: inIntent }] : []),
  ];
}

import { pipeline, Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import type { Violation } from '../../platform/common/errors/domain-error.js';
import { separated } from '../../platform/common/http/csv-dialect.js';
import { uploadText } from '../../platform/common/http/upload-text.js';
import { textViolation } from '../../platform/common/validation/text.js';
import { MAX_TEXT } from '../../triage/examples/index.js';
import { DiscoveryRefusedError, DiscoveryTooLargeError } from './discovery.errors.js';
import { MOST_MESSAGES } from './discovery-values.js';

const MAX_REPORTED = 100;
const LINE_ENDS = ['\r\n', '\n', '\r'];
const REFUSALS = {
  refused: (detail: string) => new DiscoveryRefusedError(detail),
  tooLarge: (limit: string) => new DiscoveryTooLargeError(limit),
};

interface Parsed {
  readonly record: string[];
  readonly info: Info;
}

/**
 * Reads the column `text` of CSV (RFC 4180), as spreadsheets write it too; other columns do not count.
 * @throws DiscoveryRefusedError with the line and reason of each bad row, DiscoveryTooLargeError
 */
export async function readTextsCsv(file: Readable): Promise<string[]> {
  const texts: string[] = [];
  const violations: Violation[] = [];
  let column: number | undefined;
  try {
    const { delimiter, text } = await separated(uploadText(file, REFUSALS));
    const parser = parse({
      ...{ delimiter, record_delimiter: LINE_ENDS, info: true },
      ...{ skip_records_with_empty_values: true, relax_column_count: true },
    });
    // An error of any part, also of the upload, comes out of the loop below.
    pipeline(Readable.from(text), parser, () => undefined);
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (column === undefined) {
        column = textColumn(record);
        continue;
      }
      const value = (record[column] ?? '').trim();
      if (value === '') continue;
      const message = textViolation(value, MAX_TEXT);
      if (message && violations.length < MAX_REPORTED) {
        violations.push({ path: `line ${info.lines}, text`, message });
      }
      texts.push(value);
      if (texts.length > MOST_MESSAGES)
        throw new DiscoveryTooLargeError(`${MOST_MESSAGES} messages`);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    violations.push({ path: `line ${String(error['lines'])}`, message: error.message });
  }
  if (violations.length > 0) throw new DiscoveryRefusedError('some rows are wrong.', violations);
  if (texts.length === 0) throw new DiscoveryRefusedError('the file has no messages.');
  return texts;
}

function textColumn(header: readonly string[]): number {
  const column = header.findIndex((name) => name.trim().toLowerCase() === 'text');
  if (column >= 0) return column;
  const found = header.join(',').slice(0, 100);
  throw new DiscoveryRefusedError(`the first line must have a column "text", it is "${found}".`);
}

import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { prefers } from './accept.js';

export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

/** How a table can be asked for; with a byte order mark Excel takes CSV for UTF-8. */
export const EXPORT_FORMATS = ['json', 'csv', 'csv-bom'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a cell can hold; null is an empty cell. */
export type Cell = string | number | null;

export type Row = readonly Cell[];

/** A spreadsheet takes a text that begins so for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Rows as CSV (RFC 4180) with a header. Text that a spreadsheet would run as a formula gets an
 * apostrophe in front.
 */
export function writeCsv(header: readonly string[], rows: readonly Row[]): string {
  return linesOf([header, ...rows]);
}

/** Whether CSV is asked for; the format in the query counts before the header `Accept`. */
export function wantsCsv(format: ExportFormat | undefined, accept: string | undefined): boolean {
  return format ? format !== 'json' : prefers('text/csv', accept);
}

/** What a file in this format begins with. */
export const markOf = (format: ExportFormat | undefined): string =>
  format === 'csv-bom' ? '\ufeff' : '';

/** `Content-Disposition` of a file to be saved under this name. */
export const attachment = (name: string): string => `attachment; filename="${name}"`;

/** An answer of many rows as a CSV file, each batch sent as soon as it is there. */
export function csvFile(
  name: string,
  header: readonly string[],
  batches: AsyncIterable<readonly Row[]>,
  format?: ExportFormat,
): StreamableFile {
  return new StreamableFile(Readable.from(linesInBatches(header, batches, markOf(format))), {
    type: CSV_TYPE,
    disposition: attachment(name),
  });
}

async function* linesInBatches(
  header: readonly string[],
  batches: AsyncIterable<readonly Row[]>,
  mark: string,
): AsyncGenerator<string> {
  yield mark + linesOf([header]);
  for await (const rows of batches) yield linesOf(rows);
}

function linesOf(rows: readonly Row[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: Cell): string {
  if (typeof value !== 'string') return String(value ?? '');
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

export const NDJSON = 'application/x-ndjson';

/** Whether the client can read an answer line by line, and asks for it. */
export function wantsLines(accept: string | undefined): boolean {
  return (accept ?? '').split(',').some((it) => it.split(';')[0]?.trim().toLowerCase() === NDJSON);
}

/** An answer of one JSON value a line, each sent as soon as it is there. */
export function ndjson(values: AsyncIterable<object>): StreamableFile {
  return new StreamableFile(Readable.from(linesOf(values)), { type: `${NDJSON}; charset=utf-8` });
}

async function* linesOf(values: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}

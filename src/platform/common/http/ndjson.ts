import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

export const NDJSON = 'application/x-ndjson';

/** An answer of one JSON value a line, each sent as soon as it is there. */
export function ndjson(values: AsyncIterable<object>): StreamableFile {
  return new StreamableFile(Readable.from(linesOf(values)), { type: `${NDJSON}; charset=utf-8` });
}

async function* linesOf(values: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}

import { describe, expect, it } from '@jest/globals';
import { linesOf } from './ndjson.js';

async function read(...chunks: string[]): Promise<string[]> {
  const body = new Blob(chunks).stream();
  const lines: string[] = [];
  for await (const line of linesOf(body)) lines.push(line);
  return lines;
}

describe('linesOf', () => {
  it('gives the lines, with or without a break at the end', async () => {
    expect(await read('{"a":1}\n{"b":2}\n')).toEqual(['{"a":1}', '{"b":2}']);
    expect(await read('{"a":1}\n\n{"b":2}')).toEqual(['{"a":1}', '{"b":2}']);
  });

  it('joins what comes in pieces', async () => {
    const encoded = new TextEncoder().encode('{"é":1}\n{"b":2}\n');
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of encoded) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const lines: string[] = [];
    for await (const line of linesOf(body)) lines.push(line);
    expect(lines).toEqual(['{"é":1}', '{"b":2}']);
  });
});

import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';

/** So many bytes tell how a file is encoded. */
const SAMPLE = 64;
/** Of single-byte encodings of western Europe these are the letters and signs beyond ASCII. */
const LATIN = /^[\t\n\r\x20-\x7e\x80-\xff]*$/;

/** A file is in no encoding that is read; says which one it looks like. */
export class UndecodableTextError extends Error {}

/**
 * The text of a file in UTF-8 or UTF-16, with or without a byte order mark, piece by piece.
 * @throws UndecodableTextError
 */
export async function* decodeText(file: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let begun: Buffer = Buffer.alloc(0);
  for await (const chunk of file) {
    let bytes = chunk;
    if (!decoder) {
      begun = Buffer.concat([begun, chunk]);
      if (begun.length < SAMPLE) continue;
      decoder = new TextDecoder(encodingOf(begun), { fatal: true });
      bytes = begun;
    }
    yield decode(decoder, bytes, true);
  }
  decoder ??= new TextDecoder(encodingOf(begun), { fatal: true });
  yield decode(decoder, begun.length < SAMPLE ? begun : Buffer.alloc(0), false);
}

/** The pieces of a file as they come; the connection is still needed for the answer. */
export function piecesOf(file: Readable): AsyncIterable<Buffer> {
  return file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
}

/** UTF-16 by its mark, or because every other byte of what people write in Latin letters is 0. */
function encodingOf(begun: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (begun[0] === 0xff && begun[1] === 0xfe) return 'utf-16le';
  if (begun[0] === 0xfe && begun[1] === 0xff) return 'utf-16be';
  const sample = begun.subarray(0, SAMPLE);
  const zerosAt = (parity: number) =>
    sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const [even, odd, most] = [zerosAt(0), zerosAt(1), sample.length / 4];
  if (odd > most && even === 0) return 'utf-16le';
  if (even > most && odd === 0) return 'utf-16be';
  return 'utf-8';
}

function decode(decoder: TextDecoder, bytes: Buffer, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    const isLatin = decoder.encoding === 'utf-8' && LATIN.test(bytes.toString('latin1'));
    const looks = isLatin ? ': it looks like Latin-1 or Windows-1252' : '';
    const name = decoder.encoding === 'utf-8' ? 'UTF-8' : 'UTF-16';
    throw new UndecodableTextError(`the file is not valid ${name}${looks}. Save it as UTF-8.`);
  }
}

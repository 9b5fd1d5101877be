import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** Changes when somebody who reads exports has to be told. */
const FORMAT_VERSION = 1;

/** Some lines of a file, in pieces that are each packed in a moment. */
export interface Lines {
  readonly rows: number;
  readonly pieces: readonly Buffer[];
}

/** A file of one JSON value a line. */
export interface LinesFile {
  readonly name: string;
  readonly lines: () => AsyncIterable<Lines>;
}

interface PackedFile {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Packs files into a zip as they are read, and a `manifest.json` that tells of them at the end.
 * Nothing of it is held but what is on its way.
 */
export async function* pack(
  files: readonly LinesFile[],
  about: object,
): AsyncGenerator<Buffer, void> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const packed: PackedFile[] = [];
  let source: Readable | undefined;
  // The zip itself does not hear of what goes wrong with what it reads.
  const add = (name: string, content: () => AsyncIterable<Buffer>): void => {
    zip.addReadStreamLazy(name, { mtime: new Date() }, (give) => {
      source = Readable.from(content(), { objectMode: false });
      source.on('error', (error) => output.destroy(error));
      give(null, source);
    });
  };
  for (const file of files) add(file.name, () => noting(file, packed));
  add('manifest.json', () => manifestOf(about, packed));
  zip.end();
  try {
    yield* output as AsyncIterable<Buffer>;
  } finally {
    source?.destroy();
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- what is packed is read as a stream.
async function* manifestOf(about: object, files: readonly PackedFile[]): AsyncGenerator<Buffer> {
  const manifest = { formatVersion: FORMAT_VERSION, ...about, files };
  yield Buffer.from(JSON.stringify(manifest, null, 2));
}

async function* noting(
  { name, lines }: LinesFile,
  packed: PackedFile[],
): AsyncGenerator<Buffer, void> {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  for await (const batch of lines()) {
    rows += batch.rows;
    for (const piece of batch.pieces) {
      bytes += piece.length;
      hash.update(piece);
      if (piece.length > 0) yield piece;
    }
  }
  packed.push({ name, rows, bytes, sha256: hash.digest('hex') });
}

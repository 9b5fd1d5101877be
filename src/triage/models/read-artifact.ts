import type { Database } from '../../database/database.js';

const PIECE_BYTES = 1024 * 1024;
const READ_PIECE = {
  name: 'read_artifact_piece',
  text: `SELECT substring(artifact FROM $2 FOR ${PIECE_BYTES}) AS piece,
                octet_length(artifact) AS size FROM models WHERE id = $1`,
};

interface ArtifactPiece {
  readonly piece: Buffer | null;
  /** Of the whole artifact. */
  readonly size: number;
}

/**
 * The classifier of a model as bytes, or nothing where it has none; in pieces, because decoding all
 * at once would hold up requests.
 */
export async function readArtifact(database: Database, id: number): Promise<Buffer | undefined> {
  let artifact: Buffer | undefined;
  let end = 0;
  do {
    const [row] = await database.run<ArtifactPiece>(READ_PIECE, [id, end + 1]);
    if (!row?.piece || row.piece.length === 0) return undefined;
    artifact ??= Buffer.allocUnsafeSlow(row.size);
    end += row.piece.copy(artifact, end);
  } while (end < artifact.length);
  return artifact;
}

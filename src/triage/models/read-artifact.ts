import {
  type Database,
  organizationOf,
  type OrganizationScope,
} from '../../platform/database/index.js';

const PIECE_BYTES = 1024 * 1024;
const READ_PIECE = {
  name: 'read_artifact_piece',
  text: `SELECT substring(artifact FROM $3 FOR ${PIECE_BYTES}) AS piece,
                octet_length(artifact) AS size
         FROM models WHERE organization_id = $1 AND id = $2`,
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
export async function readArtifact(
  database: Database,
  scope: OrganizationScope,
  id: number,
): Promise<Buffer | undefined> {
  let artifact: Buffer | undefined;
  let end = 0;
  do {
    const values = [organizationOf(scope), id, end + 1];
    const [row] = await database.of(scope).run<ArtifactPiece>(READ_PIECE, values);
    if (!row?.piece || row.piece.length === 0) return undefined;
    artifact ??= Buffer.allocUnsafeSlow(row.size);
    end += row.piece.copy(artifact, end);
  } while (end < artifact.length);
  return artifact;
}

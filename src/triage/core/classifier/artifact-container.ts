import { finish, type Steps } from './steps.js';

/** The bytes are not an intact artifact of this version; the message says what is wrong. */
export class ArtifactError extends Error {
  override readonly name = 'ArtifactError';
}

/** The artifact is of another version of this service. */
export class ArtifactVersionError extends ArtifactError {}

/**
 * Layout, little-endian: magic (8 bytes), version, checksum of all bytes after it, total length,
 * section count, the length of each section, then the sections, each padded to 8 bytes.
 */
const MAGIC = 'TRIAGELM';
/** Another one also where the same bytes would be reckoned with otherwise: decisions are recomputed. */
const VERSION = 6;
/** Whose models say by themselves what differs. */
const OLDEST_VERSION = 3;
const VERSION_AT = 8;
const CHECKSUM_AT = 12;
const LENGTH_AT = 16;
const COUNT_AT = 20;
const SECTIONS_AT = 24;
const MOST_SECTIONS = 64;
/** What is copied or summed up in one step. */
const STEP_BYTES = 1 << 20;

/** Packs sections into one checked block of bytes. */
export function pack(sections: readonly Uint8Array[]): Uint8Array {
  const start = aligned(SECTIONS_AT + 4 * sections.length);
  const total = sections.reduce((sum, section) => sum + aligned(section.length), start);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < MAGIC.length; i++) bytes[i] = MAGIC.charCodeAt(i);
  view.setUint32(VERSION_AT, VERSION, true);
  view.setUint32(LENGTH_AT, total, true);
  view.setUint32(COUNT_AT, sections.length, true);
  let offset = start;
  sections.forEach((section, i) => {
    view.setUint32(SECTIONS_AT + 4 * i, section.length, true);
    bytes.set(section, offset);
    offset += aligned(section.length);
  });
  view.setUint32(CHECKSUM_AT, finish(checksum(bytes.buffer)), true);
  return bytes;
}

/** Unpacks what `pack` made into views of one copy, or throws ArtifactError. */
export function* unpacking(artifact: Uint8Array): Steps<Uint8Array[]> {
  if (artifact.length < SECTIONS_AT || !hasMagic(artifact)) {
    throw new ArtifactError('These bytes are not a classifier artifact.');
  }
  // A copy of its own is aligned for every typed array, and nobody can change it from outside.
  const bytes = yield* copy(artifact);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(VERSION_AT, true);
  if (version < OLDEST_VERSION || version > VERSION) {
    throw new ArtifactVersionError(
      `The artifact has version ${version}; this service reads versions ${OLDEST_VERSION} to ` +
        `${VERSION}. Train again.`,
    );
  }
  const length = view.getUint32(LENGTH_AT, true);
  if (length !== bytes.length) {
    throw new ArtifactError(`The artifact has ${bytes.length} bytes where ${length} were written.`);
  }
  if ((yield* checksum(bytes.buffer)) !== view.getUint32(CHECKSUM_AT, true)) {
    throw new ArtifactError('The artifact is corrupt: its checksum does not match.');
  }
  return split(bytes, view);
}

function split(bytes: Uint8Array, view: DataView): Uint8Array[] {
  const count = view.getUint32(COUNT_AT, true);
  if (count > MOST_SECTIONS || SECTIONS_AT + 4 * count > bytes.length) {
    throw new ArtifactError('The artifact is corrupt: it claims too many sections.');
  }
  const sections: Uint8Array[] = [];
  let offset = aligned(SECTIONS_AT + 4 * count);
  for (let i = 0; i < count; i++) {
    const length = view.getUint32(SECTIONS_AT + 4 * i, true);
    if (offset + length > bytes.length) {
      throw new ArtifactError('The artifact is corrupt: a section reaches beyond its end.');
    }
    sections.push(bytes.subarray(offset, offset + length));
    offset += aligned(length);
  }
  return sections;
}

function* copy(artifact: Uint8Array): Steps<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(artifact.length);
  for (let start = 0; start < artifact.length; start += STEP_BYTES) {
    bytes.set(artifact.subarray(start, start + STEP_BYTES), start);
    yield;
  }
  return bytes;
}

/** Each round is a bijection of the sum, so that no change of a single word goes unnoticed. */
function* checksum(buffer: ArrayBufferLike): Steps<number> {
  const words = new Int32Array(buffer).subarray((CHECKSUM_AT + 4) / 4);
  let sum = 0x811c9dc5;
  for (let start = 0; start < words.length; start += STEP_BYTES / 4) {
    for (const word of words.subarray(start, start + STEP_BYTES / 4)) {
      sum = Math.imul(sum ^ word, 0x9e3779b1);
      sum ^= sum >>> 15;
    }
    yield;
  }
  return sum >>> 0;
}

function hasMagic(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, MAGIC.length)) === MAGIC;
}

function aligned(length: number): number {
  return Math.ceil(length / 8) * 8;
}

import { decodingBytes, encodeBytes } from './huffman.js';
import { finish, type Steps } from './steps.js';

/** The bytes are not an intact artifact of this version; the message says what is wrong. */
export class ArtifactError extends Error {
  override readonly name = 'ArtifactError';
}

/** The artifact is of another version of this service. */
export class ArtifactVersionError extends ArtifactError {}

/**
 * Layout, little-endian: magic (8 bytes), version, checksum of all bytes after it, total length,
 * section count, the length of each section, then the sections, each padded to 8 bytes. From version
 * 7 on each begins with the length of what it holds and how that is written, 4 bytes each.
 */
const MAGIC = 'TRIAGELM';
/** Another one also where the same bytes would be reckoned with otherwise: decisions are recomputed. */
const VERSION = 7;
/** Whose models say by themselves what differs. */
const OLDEST_VERSION = 3;
const FIRST_WITH_HEADS = 7;
const HEAD_SIZE = 8;
/** How a section is written: as it is, or by `encodeBytes`, where that saves a quarter of it. */
const PLAIN = 0;
const ENCODED = 1;
const WORTH_ENCODING = 0.75;
const VERSION_AT = 8;
const CHECKSUM_AT = 12;
const LENGTH_AT = 16;
const COUNT_AT = 20;
const SECTIONS_AT = 24;
const MOST_SECTIONS = 64;
/** What is copied or summed up in one step. */
const STEP_BYTES = 1 << 20;

/** Packs sections into one checked block of bytes, as this version does or as an earlier one did. */
export function pack(contents: readonly Uint8Array[], version = VERSION): Uint8Array {
  return assemble(version < FIRST_WITH_HEADS ? contents : contents.map(withHead), version);
}

/** The same artifact with another first section; the others stay as they are written. */
export function changeFirst(
  artifact: Uint8Array,
  change: (content: Uint8Array) => Uint8Array,
): Uint8Array {
  const { version, sections } = finish(opening(artifact));
  const [first, ...others] = sections;
  if (!first) throw damaged();
  if (version < FIRST_WITH_HEADS) return assemble([change(first), ...others], version);
  return assemble([withHead(change(finish(contentOf(first)))), ...others], version);
}

function assemble(sections: readonly Uint8Array[], version: number): Uint8Array {
  const start = aligned(SECTIONS_AT + 4 * sections.length);
  const total = sections.reduce((sum, section) => sum + aligned(section.length), start);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < MAGIC.length; i++) bytes[i] = MAGIC.charCodeAt(i);
  view.setUint32(VERSION_AT, version, true);
  view.setUint32(LENGTH_AT, total, true);
  view.setUint32(COUNT_AT, sections.length, true);
  let offset = start;
  sections.forEach((section, i) => {
    view.setUint32(SECTIONS_AT + 4 * i, section.length, true);
    bytes.set(section, offset);
    offset += aligned(section.length);
  });
  view.setUint32(CHECKSUM_AT, finish(checksum(bytes.buffer, version)), true);
  return bytes;
}

/** Unpacks what `pack` made into views of one copy, or throws ArtifactError. */
export function* unpacking(artifact: Uint8Array): Steps<Uint8Array[]> {
  const { version, sections } = yield* opening(artifact);
  if (version < FIRST_WITH_HEADS) return sections;
  const contents: Uint8Array[] = [];
  for (const section of sections) contents.push(yield* contentOf(section));
  return contents;
}

/** Checks the bytes, and gives the sections as they are written. */
function* opening(artifact: Uint8Array): Steps<{ version: number; sections: Uint8Array[] }> {
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
  if ((yield* checksum(bytes.buffer, version)) !== view.getUint32(CHECKSUM_AT, true)) {
    throw new ArtifactError('The artifact is corrupt: its checksum does not match.');
  }
  return { version, sections: split(bytes, view) };
}

/** A section of what it holds, written as shortly as that is worth it. */
function withHead(content: Uint8Array): Uint8Array {
  const encoded = encodeBytes(content, WORTH_ENCODING * content.length);
  const written = encoded ?? content;
  const section = new Uint8Array(HEAD_SIZE + written.length);
  const view = new DataView(section.buffer);
  view.setUint32(0, content.length, true);
  view.setUint32(4, encoded ? ENCODED : PLAIN, true);
  section.set(written, HEAD_SIZE);
  return section;
}

/** What a section holds: the reverse of `withHead`. */
function* contentOf(section: Uint8Array): Steps<Uint8Array> {
  if (section.length < HEAD_SIZE) throw damaged();
  const view = new DataView(section.buffer, section.byteOffset, HEAD_SIZE);
  const length = view.getUint32(0, true);
  const written = section.subarray(HEAD_SIZE);
  if (view.getUint32(4, true) === PLAIN) return written;
  // No code is shorter than a bit.
  const content = length <= 8 * written.length ? yield* decodingBytes(written, length) : undefined;
  if (!content) throw damaged();
  return content;
}

function damaged(): ArtifactError {
  return new ArtifactError('The artifact is corrupt: a section cannot be read.');
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

/**
 * Each round is a bijection of the sum, so that no change of a single word goes unnoticed; nor, from
 * version 7 on, one of the version.
 */
function* checksum(buffer: ArrayBufferLike, version: number): Steps<number> {
  const words = new Int32Array(buffer).subarray((CHECKSUM_AT + 4) / 4);
  let sum = 0x811c9dc5 ^ (version < FIRST_WITH_HEADS ? 0 : version);
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

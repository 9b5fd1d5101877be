import { isStep, type Steps } from './steps.js';

/** The longest code, in bits: one look into a table of 4,096 tells each byte. */
const LONGEST = 12;
const BYTES = 256;
/** Each length takes half a byte. */
const LENGTHS_SIZE = BYTES / 2;

/**
 * Bytes by a Huffman code (Huffman 1952) of their own: the lengths of the 256 codes, then the codes,
 * canonical and from the highest bit on. Undefined where that takes more than `most` bytes.
 */
export function encodeBytes(bytes: Uint8Array, most: number): Uint8Array | undefined {
  const counts = new Float64Array(BYTES);
  for (const byte of bytes) counts[byte]!++;
  const lengths = lengthsOf(counts);
  const bits = counts.reduce((sum, count, byte) => sum + count * lengths[byte]!, 0);
  const size = LENGTHS_SIZE + Math.ceil(bits / 8);
  if (size > most) return undefined;

  const encoded = new Uint8Array(size);
  for (let byte = 0; byte < BYTES; byte += 2) {
    encoded[byte / 2] = (lengths[byte]! << 4) | lengths[byte + 1]!;
  }
  const codes = codesOf(lengths);
  let at = LENGTHS_SIZE;
  let kept = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << lengths[byte]!) | codes[byte]!;
    kept += lengths[byte]!;
    while (kept >= 8) encoded[at++] = held >> (kept -= 8);
    held &= (1 << kept) - 1;
  }
  if (kept > 0) encoded[at] = held << (8 - kept);
  return encoded;
}

/** Reads so many bytes that `encodeBytes` wrote; undefined where it never did. */
export function* decodingBytes(encoded: Uint8Array, length: number): Steps<Uint8Array | undefined> {
  const lengths = Uint8Array.from({ length: BYTES }, (_, byte) => {
    const pair = encoded[byte >> 1] ?? 0;
    return byte % 2 === 0 ? pair >> 4 : pair & 15;
  });
  const table = tableOf(lengths);
  const decoded = new Uint8Array(length);
  let at = LENGTHS_SIZE;
  let kept = 0;
  let held = 0;
  for (let place = 0; place < length; place++) {
    if (isStep(place >> 8) && (place & 255) === 0) yield;
    while (kept < LONGEST) {
      held = (held << 8) | (encoded[at++] ?? 0);
      kept += 8;
    }
    const found = table[held >> (kept - LONGEST)]!;
    if (found === 0) return undefined;
    decoded[place] = found & 255;
    kept -= found >> 8;
    held &= (1 << kept) - 1;
  }
  return at - (kept >> 3) === encoded.length ? decoded : undefined;
}

/** For each beginning of `LONGEST` bits the byte, and the length of its code above it; 0 for none. */
function tableOf(lengths: Uint8Array): Uint16Array {
  const table = new Uint16Array(1 << LONGEST);
  codesOf(lengths).forEach((code, byte) => {
    const length = lengths[byte]!;
    if (length === 0 || length > LONGEST) return;
    const first = code << (LONGEST - length);
    table.fill((length << 8) | byte, first, first + (1 << (LONGEST - length)));
  });
  return table;
}

/** The canonical codes: the shorter first, and those of one length by their bytes. */
function codesOf(lengths: Uint8Array): Int32Array {
  const codes = new Int32Array(BYTES);
  let code = 0;
  for (let length = 1; length <= LONGEST; length++) {
    for (let byte = 0; byte < BYTES; byte++) if (lengths[byte] === length) codes[byte] = code++;
    code <<= 1;
  }
  return codes;
}

/** How long the code of each byte is; 0 for one that never comes. */
function lengthsOf(counts: Float64Array): Uint8Array {
  for (let weights = counts; ; weights = weights.map((it) => (it > 0 ? Math.ceil(it / 2) : 0))) {
    const lengths = unboundedLengths(weights);
    // Where the rarest have too long codes, they are taken for less rare.
    if (lengths.every((length) => length <= LONGEST)) return lengths;
  }
}

/** By merging the two lightest trees until there is one. */
function unboundedLengths(weights: Float64Array): Uint8Array {
  const lengths = new Uint8Array(BYTES);
  let trees = [...weights.keys()]
    .filter((byte) => weights[byte]! > 0)
    .map((byte) => ({ weight: weights[byte]!, bytes: [byte] }));
  if (trees.length === 1) lengths[trees[0]!.bytes[0]!] = 1;
  while (trees.length > 1) {
    trees.sort((a, b) => a.weight - b.weight);
    const [first, second, ...others] = trees;
    const bytes = [...first!.bytes, ...second!.bytes];
    for (const byte of bytes) lengths[byte]!++;
    trees = [...others, { weight: first!.weight + second!.weight, bytes }];
  }
  return lengths;
}

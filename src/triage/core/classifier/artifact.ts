import { ArtifactError, changeFirst, pack, unpacking } from './artifact-container.js';
import type { Tier } from './classification.js';
import type { UsualDenials } from './denials/usual-denials.js';
import type { ExampleIndex } from './examples/example-index.js';
import { KeyTable } from './key-table.js';
import { LinearMember } from './members/linear-member.js';
import type { MemberPair } from './members/members.js';
import { NetworkMember } from './members/network-member.js';
import { ByteRows } from './rows/byte-rows.js';
import { FloatRows } from './rows/float-rows.js';
import { bytesOf, SectionReader } from './sections.js';
import { finish, type Steps } from './steps.js';
import type { Reading } from './tokenizer.js';
import type { TierHead, TriageModel } from './triage-model.js';
import type { WeightRows } from './weight-rows.js';

export { ArtifactError, ArtifactVersionError } from './artifact-container.js';

/** The part of a model that is not a large array; stored as JSON, which keeps numbers exactly. */
interface Description {
  /** Absent in models from before there was more than one. */
  readonly reading?: Reading;
  readonly intents: readonly string[];
  readonly classes: number;
  readonly encoder: string | null;
  readonly unseenIdf: number;
  readonly lexical: TierHead;
  readonly full: TierHead | null;
  /** Hidden units of each tier's network. */
  readonly units: Readonly<Record<Tier, number>>;
  readonly hasLinear: boolean;
  readonly dimensions: number;
  readonly exampleIds: readonly string[];
  /** Absent in models from before they were kept. */
  readonly hasDensities?: boolean;
  /** Absent in models from before it was learned. */
  readonly denials?: readonly UsualDenials[] | null;
}

/**
 * Writes a model as bytes: its description, then its arrays in the machine's (little) endian, and
 * last what its training is remembered by.
 */
export function writeModel(model: TriageModel, memory: Uint8Array): Uint8Array {
  const { reading, intents, encoder, lexical, full, members, denials } = model;
  const { space, examples } = members;
  const description: Description = {
    reading,
    intents,
    classes: members.lexical.network.network.classes,
    encoder,
    unseenIdf: space.unseenIdf,
    lexical,
    full,
    units: {
      lexical: members.lexical.network.network.units,
      full: members.full?.network.network.units ?? 0,
    },
    hasLinear: members.lexical.linear !== null,
    dimensions: examples.dimensions,
    exampleIds: examples.ids,
    hasDensities: examples.densities !== null,
    denials,
  };
  return pack([
    new TextEncoder().encode(JSON.stringify(description)),
    bytesOf(space.vocabulary.high),
    bytesOf(space.vocabulary.low),
    bytesOf(space.idf),
    ...pairSections(members.lexical),
    ...(members.full ? pairSections(members.full) : []),
    ...indexSections(examples),
    memory,
  ]);
}

/** Reads a model; throws ArtifactError when the bytes are truncated, changed or foreign. */
export function* readingModel(artifact: Uint8Array): Steps<TriageModel> {
  const reader = new SectionReader(yield* unpacking(artifact));
  const description = JSON.parse(reader.text()) as Description;
  const { reading = 1, intents, classes, encoder, unseenIdf, lexical, full, units } = description;
  const { denials = null } = description;
  yield;
  const vocabulary = KeyTable.of(reader.integers(), reader.integers());
  yield;
  const features = vocabulary.size;
  const space = { vocabulary, idf: reader.floats(features), unseenIdf };
  const pair = (units: number, tail: number): MemberPair => ({
    network: new NetworkMember({
      units,
      classes,
      tail,
      scales: reader.floats(features + tail),
      rows: new ByteRows(reader.bytes((features + tail) * units), units),
      bias: reader.floats(units),
      outer: new FloatRows(reader.floats((units + 1) * classes), classes),
    }),
    linear: description.hasLinear ? new LinearMember(readWeights(features + tail), tail) : null,
  });
  const readWeights = (inputs: number): WeightRows => ({
    classes,
    scales: reader.floats(inputs),
    biases: reader.floats(classes),
    rows: new ByteRows(reader.bytes(inputs * classes), classes),
  });
  const members = {
    space,
    lexical: pair(units.lexical, 0),
    full: full ? pair(units.full, description.dimensions) : null,
    examples: readIndex(reader, description),
  };
  // The memory serves only the next training: see `memoryOf`.
  reader.raw();
  reader.end();
  return { reading, intents, encoder, lexical, full, members, denials };
}

/** Reads a model at once. */
export function readModel(artifact: Uint8Array): TriageModel {
  return finish(readingModel(artifact));
}

/** The same model, which knows its examples by other ids; its arrays are not even looked at. */
export function renameExamples(artifact: Uint8Array, newIdOf: (id: string) => string): Uint8Array {
  return changeFirst(artifact, (content) => {
    const description = JSON.parse(new TextDecoder().decode(content)) as Description;
    const exampleIds = description.exampleIds.map(newIdOf);
    return new TextEncoder().encode(JSON.stringify({ ...description, exampleIds }));
  });
}

/** The last section; throws ArtifactError like `readModel`. */
export function memoryOf(artifact: Uint8Array): Uint8Array {
  return finish(unpacking(artifact)).at(-1)!;
}

function pairSections({ network: { network }, linear }: MemberPair): Uint8Array[] {
  const { scales, rows, bias, outer } = network;
  const weights = linear?.weights;
  return [
    ...[scales, rows.bytes, bias, outer.floats],
    ...(weights ? [weights.scales, weights.biases, weights.rows.bytes] : []),
  ].map(bytesOf);
}

function indexSections({ starts, words, vectors, densities }: ExampleIndex): Uint8Array[] {
  const { offsets, features, values } = words;
  const sections = [starts, offsets, features, values, vectors.bytes];
  return [...sections, ...(densities ? [densities] : [])].map(bytesOf);
}

function readIndex(reader: SectionReader, description: Description): ExampleIndex {
  const { exampleIds: ids, dimensions, intents } = description;
  const starts = reader.integers(intents.length + 1);
  const offsets = reader.integers(ids.length + 1);
  const entries = offsets[ids.length]!;
  const words = { offsets, features: reader.integers(entries), values: reader.floats(entries) };
  if (starts[intents.length] !== ids.length) {
    throw new ArtifactError('The artifact is inconsistent: its sections do not agree.');
  }
  const vectors = new ByteRows(reader.bytes(ids.length * dimensions), dimensions);
  const densities = description.hasDensities ? reader.floats(ids.length) : null;
  return { ids, starts, words, dimensions, vectors, densities };
}

import { ArtifactError, pack, unpack } from './artifact-container.js';
import type { Calibration } from './calibration.js';
import type { Familiarity } from './familiarity.js';
import { KeyTable } from './key-table.js';
import type { LinearModel } from './linear-model.js';

export { ArtifactError } from './artifact-container.js';

/** The part of a model that is not a large array; stored as JSON, which keeps numbers exactly. */
interface Description {
  readonly intents: readonly string[];
  readonly unseenIdf: number;
  readonly calibration: Calibration;
  readonly familiarity: Familiarity;
}

/** Writes a model as bytes: its description, then its arrays in the machine's (little) endian. */
export function writeModel(model: LinearModel): Uint8Array {
  const { intents, unseenIdf, calibration, familiarity, vocabulary, weights } = model;
  const description: Description = { intents, unseenIdf, calibration, familiarity };
  return pack([
    new TextEncoder().encode(JSON.stringify(description)),
    bytesOf(vocabulary.high),
    bytesOf(vocabulary.low),
    bytesOf(model.idf),
    bytesOf(weights.scales),
    bytesOf(weights.biases),
    bytesOf(weights.rows),
  ]);
}

/** Reads a model; throws ArtifactError when the bytes are truncated, changed or foreign. */
export function readModel(artifact: Uint8Array): LinearModel {
  const sections = unpack(artifact);
  const [json, high, low, idf, scales, biases, rows] = sections;
  if (!json || !high || !low || !idf || !scales || !biases || !rows) {
    throw new ArtifactError(`The artifact has ${sections.length} sections where 7 are needed.`);
  }
  const description = JSON.parse(new TextDecoder().decode(json)) as Description;
  const model: LinearModel = {
    ...description,
    vocabulary: KeyTable.of(integers(high), integers(low)),
    idf: floats(idf),
    weights: {
      classes: biases.length / 4,
      scales: floats(scales),
      biases: floats(biases),
      rows: new Int8Array(rows.buffer, rows.byteOffset, rows.length),
    },
  };
  requireConsistent(model);
  return model;
}

function requireConsistent({ vocabulary, idf, weights, intents }: LinearModel): void {
  const features = vocabulary.size;
  const agree =
    vocabulary.high.length === features &&
    idf.length === features &&
    weights.scales.length === features &&
    weights.rows.length === features * weights.classes &&
    (weights.classes === intents.length || weights.classes === intents.length + 1);
  if (!agree) throw new ArtifactError('The artifact is inconsistent: its sections do not agree.');
}

function bytesOf(array: Int32Array | Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function integers(section: Uint8Array): Int32Array {
  return new Int32Array(section.buffer, section.byteOffset, section.length / 4);
}

function floats(section: Uint8Array): Float32Array {
  return new Float32Array(section.buffer, section.byteOffset, section.length / 4);
}

import { pack, unpacking } from '../artifact-container.js';
import { bytesOf, SectionReader } from '../sections.js';
import { finish } from '../steps.js';
import { readJudgements, writeJudgements } from './judgement-table.js';
import type { TrainingMemory } from './training-memory.js';

/** The part of a memory that is not a large array. */
interface Description {
  readonly background: number;
  readonly changes: number;
  readonly hasFull: boolean;
}

/** Writes a memory as bytes. */
export function writeMemory(memory: TrainingMemory): Uint8Array {
  const { background, changes, examples, judged, lexical, full } = memory;
  const description: Description = { background, changes, hasFull: full !== null };
  return pack([
    new TextEncoder().encode(JSON.stringify(description)),
    bytesOf(Float64Array.from(examples)),
    bytesOf(Int32Array.from(judged)),
    bytesOf(writeJudgements(lexical)),
    ...(full ? [bytesOf(writeJudgements(full))] : []),
  ]);
}

/** Reads a memory; throws ArtifactError when the bytes are not an intact one. */
export function readMemory(bytes: Uint8Array): TrainingMemory {
  const reader = new SectionReader(finish(unpacking(bytes)));
  const { background, changes, hasFull } = JSON.parse(reader.text()) as Description;
  const examples = [...reader.doubles()];
  const judged = [...reader.integers()];
  const lexical = readJudgements(reader.floats(), judged.length);
  const full = hasFull ? readJudgements(reader.floats(), judged.length) : null;
  reader.end();
  return { background, changes, examples, judged, lexical, full };
}

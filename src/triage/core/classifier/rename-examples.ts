import { memoryOf, readModel, writeModel } from './artifact.js';

/** The same model, which knows its examples by other ids: those of the rows that they became. */
export function renameExamples(artifact: Uint8Array, newIdOf: (id: string) => string): Uint8Array {
  const model = readModel(artifact);
  const { members } = model;
  const examples = { ...members.examples, ids: members.examples.ids.map(newIdOf) };
  return writeModel({ ...model, members: { ...members, examples } }, memoryOf(artifact));
}

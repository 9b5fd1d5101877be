import { type LabeledExample, renameExamples } from '../../core/index.js';
import { readStarterSet, starterTexts } from '../../examples/index.js';
import { packPredictions, unpackPredictions } from '../held-out-codec.js';
import type { PrebuiltModel } from './prebuilt-model.js';

/**
 * A model of the build, which knows the starter's examples by their numbers, with the ids that the
 * same examples have here. In an empty database they are the same.
 */
export async function numberedAs(
  examples: readonly LabeledExample[],
  prebuilt: PrebuiltModel,
): Promise<PrebuiltModel> {
  const ids = new Map(examples.map((it) => [keyOf(it), it.id]));
  const starter = starterTexts(await readStarterSet()).examples;
  const newIds = new Map(starter.map((it) => [it.id, ids.get(keyOf(it))]));
  if ([...newIds].every(([id, newId]) => id === newId)) return prebuilt;
  return { ...prebuilt, result: renumber(prebuilt.result, (id) => newIds.get(id) ?? id) };
}

function renumber<Result extends PrebuiltModel['result']>(
  result: Result,
  newIdOf: (id: string) => string,
): Result {
  const predictions = unpackPredictions(result.heldOutPredictions);
  return {
    ...result,
    artifact: renameExamples(result.artifact, newIdOf),
    heldOutPredictions: packPredictions(
      predictions.map((it) => ({ ...it, example: newIdOf(it.example) })),
    ),
  };
}

function keyOf({ intent, text }: LabeledExample): string {
  return JSON.stringify([intent, text]);
}

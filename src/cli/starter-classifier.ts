import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Classifier } from '../triage/classifier/classifier.js';
import { EnsembleClassifier } from '../triage/classifier/ensemble-classifier.js';
import { withIntentNames } from '../triage/classifier/intent-names.js';
import { trainModel } from '../triage/classifier/training.js';
import type { StarterSet } from '../triage/intents/starter/starter-set.js';

/** A classifier of the starter set: trained at the first call, then read from `dataDir`. */
export async function starterClassifier(set: StarterSet, dataDir: string): Promise<Classifier> {
  const digest = createHash('sha256').update(JSON.stringify(set)).digest('hex').slice(0, 16);
  const file = join(dataDir, `starter-${digest}.model`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) {
    try {
      return EnsembleClassifier.fromArtifact(kept);
    } catch {
      // Of another version, or cut off: made anew below.
    }
  }
  const artifact = train(set);
  await keep(dataDir, file, artifact);
  return EnsembleClassifier.fromArtifact(artifact);
}

function train({ intents, background }: StarterSet): Uint8Array {
  const examples = intents.flatMap(({ name, examples }) =>
    examples.map((text) => ({ text, intent: name })),
  );
  const { artifact, metrics } = trainModel(withIntentNames(examples), {
    background,
    // Somebody waits for it.
    quick: true,
    onProgress: ({ done, stage }) => {
      if (process.stderr.isTTY) {
        process.stderr.write(`\rtraining: ${Math.floor(done * 100)} % (${stage})      `);
      }
    },
  });
  const accuracy = (metrics.accuracy * 100).toFixed(1);
  process.stderr.write(
    `\rtrained on ${metrics.examples} examples of ${metrics.intents} intents; ` +
      `held-out accuracy by cross-validation ${accuracy} %\n\n`,
  );
  return artifact;
}

// The model works without being kept, such as in a read-only folder.
async function keep(dataDir: string, file: string, artifact: Uint8Array): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(`${file}.${process.pid}`, artifact);
    await rename(`${file}.${process.pid}`, file);
  } catch (error) {
    process.stderr.write(`the model is not kept for the next call: ${String(error)}\n`);
  }
}

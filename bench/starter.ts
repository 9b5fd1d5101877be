/** How well the models of the build know the starter's messages, by language. */
import { readFile } from 'node:fs/promises';
import { languageNamer } from '../src/language/detection/index.js';
import { EnsembleClassifier } from '../src/triage/core/classifier/ensemble-classifier.js';
import type * as Examples from '../src/triage/examples/index.js';
import type * as Codec from '../src/triage/models/held-out-codec.js';
import type * as Prebuilt from '../src/triage/models/prebuilt/prebuilt-model.js';
import { GERMAN_HELD_OUT } from '../test/support/languages/german-held-out.js';
import { percent } from './support/percent.js';

interface Judged {
  readonly isRight: boolean;
  readonly isAnswered: boolean;
}

const THRESHOLD = 0.75;
const GERMAN = new URL('../src/triage/examples/starter/translations/de/', import.meta.url);

// What was built is found by what is built: the names of the models tell their code.
const { readPrebuilt } = (await import(built('models/prebuilt/prebuilt-model'))) as typeof Prebuilt;
const { unpackPredictions } = (await import(built('models/held-out-codec'))) as typeof Codec;
const { readStarterSet, starterTexts } = (await import(built('examples/index'))) as typeof Examples;

const set = await readStarterSet();
const german = new Set((await Promise.all(set.intents.map(germanExamples))).flat());
const texts = new Map(starterTexts(set).examples.map(({ id, text }) => [id, text]));

for (const tier of ['lexical', 'full'] as const) {
  const prebuilt = await readPrebuilt(tier);
  if (!prebuilt) throw new Error('There is no model of the starter set: npm run build makes it.');
  const { artifact, heldOutPredictions } = prebuilt.result;
  const heldOut = unpackPredictions(heldOutPredictions).map((it) => ({
    isGerman: german.has(texts.get(it.example) ?? ''),
    isRight: it.predicted === it.actual,
    isAnswered: it.familiar && it.confidence >= THRESHOLD,
  }));
  tell(
    `${tier}, English`,
    heldOut.filter((it) => !it.isGerman),
  );
  tell(
    `${tier}, German`,
    heldOut.filter((it) => it.isGerman),
  );
  const classifier = EnsembleClassifier.fromArtifact(artifact, await languageNamer());
  const unseen = Object.entries(GERMAN_HELD_OUT).flatMap(([intent, messages]) =>
    messages.map((text) => {
      const { intent: named, familiar, confidence } = classifier.judge(text);
      return { isRight: named === intent, isAnswered: familiar && confidence >= THRESHOLD };
    }),
  );
  tell(`${tier}, German that no model is trained on, by words`, unseen);
}

function tell(name: string, judged: readonly Judged[]): void {
  const share = (of: readonly Judged[]): string =>
    percent(of.filter((it) => it.isRight).length / of.length);
  const answered = judged.filter((it) => it.isAnswered);
  console.log(
    `${name}: ${judged.length} messages, right ${share(judged)}; at ${THRESHOLD} answered ` +
      `${percent(answered.length / judged.length)}, of these right ${share(answered)}`,
  );
}

async function germanExamples({ name }: { readonly name: string }): Promise<readonly string[]> {
  const text = await readFile(new URL(`${name}.json`, GERMAN), 'utf8');
  return (JSON.parse(text) as { examples: string[] }).examples;
}

function built(module: string): string {
  return new URL(`../dist/triage/${module}.js`, import.meta.url).href;
}

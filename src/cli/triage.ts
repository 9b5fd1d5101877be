import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import {
  languageDetector,
  type MessageLanguage,
  messageLanguage,
} from '../language/detection/index.js';
import type { Classifier } from '../triage/core/classifier/classifier.js';
import { EnsembleClassifier } from '../triage/core/classifier/ensemble-classifier.js';
import { decide } from '../triage/core/decision/decide.js';
import { readMessage } from '../triage/core/message/read-message.js';
import { joinWishes } from '../triage/core/wishes/join-wishes.js';
import { type ReadWishes, readWishes } from '../triage/core/wishes/read-wishes.js';
import { readStarterSet, type StarterIntent } from '../triage/examples/starter/starter-set.js';
import { readPrebuilt } from '../triage/models/prebuilt/prebuilt-model.js';
import { answerIn } from '../triage/taxonomy/is-answerable.js';
import { type CliOptions, parseOptions, USAGE } from './options.js';

/** Prints what would become of messages, without a server: `npm run triage -- "I was charged twice"`. */
async function main(parameters: string[]): Promise<void> {
  const options = parseOptions(parameters, process.env);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  if (options.help || (options.messages.length === 0 && process.stdin.isTTY)) {
    console.log(USAGE);
    return;
  }
  const [starter, prebuilt] = await Promise.all([readStarterSet(), readPrebuilt('lexical')]);
  if (!prebuilt) throw new Error('There is no model of the starter set: npm run build makes it.');
  const intents = new Map(starter.intents.map((intent) => [intent.name, intent]));
  const detect = await languageDetector();
  const { artifact } = prebuilt.result;
  const classifier = EnsembleClassifier.fromArtifact(artifact, (text) => detect(text).language);
  const languageOf = (text: string) => messageLanguage(detect(text), prebuilt.languages);
  for await (const message of messagesOf(options)) {
    const line = options.json ? toJson : toText;
    // Waits for a slow reader of the pipe instead of filling the memory.
    if (
      !process.stdout.write(line(triage(message, { classifier, intents, languageOf }, options)))
    ) {
      await once(process.stdout, 'drain');
    }
  }
}

async function* messagesOf({ messages }: CliOptions): AsyncGenerator<string> {
  if (messages.length > 0) {
    yield messages.join(' ');
    return;
  }
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') yield line;
  }
}

/** By what messages are triaged. */
interface Known {
  readonly classifier: Classifier;
  readonly intents: ReadonlyMap<string, StarterIntent>;
  readonly languageOf: (text: string) => MessageLanguage;
}

function triage(
  message: string,
  { classifier, intents, languageOf }: Known,
  { threshold }: CliOptions,
) {
  const { kind, text, isCut } = readMessage(message);
  // What nobody said is nothing that any example is like.
  const whole = classifier.classify(text);
  const { wish, rest, several }: ReadWishes = isCut
    ? { wish: 'unread', several: [] }
    : readWishes(classifier, text, whole);
  const classification =
    several.length > 0
      ? joinWishes(several.map((it) => it.classification))
      : rest === undefined
        ? whole
        : classifier.classify(rest);
  const wishes = several.map(({ classification: { intent, confidence } }) => {
    const name = intent ?? '';
    return { intent: name, confidence, answerable: intents.get(name)?.autoResolve ?? false };
  });
  const names = several.length > 0 ? wishes.map((it) => it.intent) : [classification.intent ?? ''];
  const answerable = names.every((name) => intents.get(name)?.autoResolve ?? false);
  const policy = { mode: 'live', threshold, overrides: {} } as const;
  const { language, languageKnown } = languageOf(rest ?? text);
  const decision = decide(classification, policy, answerable, kind, wish, wishes, languageKnown);
  const answers = names
    .map((name) => intents.get(name))
    .map((it) => (it && answerIn(it, language)) ?? '')
    .join('\n\n');
  const answer = decision.outcome === 'auto_resolved' ? answers : null;
  return { message, language, ...classification, ...decision, answer };
}

type Triage = ReturnType<typeof triage>;

function toJson(result: Triage): string {
  return `${JSON.stringify(result)}\n`;
}

function toText(result: Triage): string {
  const { message, language, intent, confidence, outcome, reason, evidence, answer } = result;
  const color = outcome === 'auto_resolved' ? 'green' : 'yellow';
  const spoke = evidence.map(({ feature, weight }) => `${feature} ${weight.toFixed(2)}`);
  const lines = [
    styleText('bold', message),
    ...(language === null ? [] : [`  language    ${language}`]),
    `  intent      ${intent ?? 'none'}, confidence ${(confidence * 100).toFixed(1)} %`,
    `  decision    ${styleText(color, outcome)} (${reason})`,
    ...(spoke.length > 0 ? [`  evidence    ${spoke.join(', ')}`] : []),
    ...(answer ? [`  answer      ${answer}`] : []),
  ];
  return `${lines.join('\n')}\n\n`;
}

// Who reads the pipe may have seen enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

await main(process.argv.slice(2));

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fastTextAnswer, fastTextLine, fastTextTraining } from './fasttext-format.js';
import type { Peer } from './peer.js';

/** Rate, epochs and buckets are those of fastText's tutorial; its defaults learn nothing here. */
const SETTINGS =
  '-wordNgrams 3 -minn 3 -maxn 5 -loss softmax -lr 1.0 -epoch 25 -bucket 200000 -thread 1 -seed 1';

/** The `fasttext` command; it writes its files into the current folder. */
export async function createPeer(): Promise<Peer> {
  await once(startFastText([]), 'spawn').catch((error: unknown) => {
    throw new Error('the command fasttext is not on the PATH', { cause: error });
  });
  let intents: string[] = [];
  let ask: (line: string) => Promise<string>;

  return {
    async train(rows) {
      intents = [...new Set(rows.map(({ intent }) => intent))];
      await writeFile('train.txt', fastTextTraining(rows, intents));
      const training = ['supervised', '-input', 'train.txt', '-output', 'model', '-verbose', '0'];
      const [code] = await once(startFastText([...training, ...SETTINGS.split(' ')]), 'exit');
      if (code !== 0) throw new Error(`fasttext ended with ${String(code)} while it trained`);
      ask = startAnswering();
      // The first answer comes when the model is loaded.
      await ask('\n');
    },
    async classify(text) {
      return fastTextAnswer(await ask(fastTextLine(text)), intents);
    },
  };
}

function startAnswering(): (line: string) => Promise<string> {
  const fastText = startFastText(['predict-prob', 'model.bin', '-']);
  const answers = createInterface({ input: fastText.stdout! })[Symbol.asyncIterator]();
  return async (line) => {
    fastText.stdin!.write(line);
    const { value, done } = await answers.next();
    if (done) throw new Error('fasttext ended while it was asked');
    return value;
  };
}

function startFastText(parameters: string[]): ChildProcess {
  const fastText = spawn('fasttext', parameters, { stdio: ['pipe', 'pipe', 'ignore'] });
  process.once('exit', () => fastText.kill());
  return fastText;
}

// Whoever stops this process stops fastText with it.
process.once('SIGTERM', () => process.exit(1));

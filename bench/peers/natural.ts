import { importPackage } from './import-package.js';
import type { Peer } from './peer.js';

interface BayesClassifier {
  setOptions(options: { readonly keepStops: boolean }): void;
  addDocument(text: string, label: string): void;
  train(): void;
  /** Likeliest first; the value is the joint likelihood of message and label. */
  getClassifications(text: string): readonly { readonly label: string; readonly value: number }[];
}

interface NaturalPackage {
  readonly default: { readonly BayesClassifier: new () => BayesClassifier };
}

/** The naive Bayes classifier of natural. */
export async function createPeer(): Promise<Peer> {
  const { BayesClassifier } = ((await importPackage('natural')) as NaturalPackage).default;
  const bayes = new BayesClassifier();
  // Words such as `how`, `why` and `not` tell short questions apart.
  bayes.setOptions({ keepStops: true });

  return {
    train(rows) {
      for (const { text, intent } of rows) bayes.addDocument(text, intent);
      bayes.train();
      return Promise.resolve();
    },
    classify(text) {
      const classifications = bayes.getClassifications(text);
      const [best] = classifications;
      // A joint likelihood is near 0 for every message; over all labels it becomes the posterior.
      const total = classifications.reduce((sum, { value }) => sum + value, 0);
      const score = best && total > 0 ? best.value / total : 0;
      return Promise.resolve({ intent: best?.label ?? '', score });
    },
  };
}

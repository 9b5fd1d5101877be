import { importPackage } from './import-package.js';
import type { Peer, PeerAnswer } from './peer.js';

interface Nlp {
  use(plugin: unknown): void;
  addDocument(locale: string, utterance: string, intent: string): void;
  train(): Promise<unknown>;
  classify(
    locale: string,
    utterance: string,
  ): Promise<{ readonly classifications: readonly PeerAnswer[] }>;
}

interface NlpPackage {
  readonly default: { readonly Nlp: new (settings: object) => Nlp };
}

interface EnglishPackage {
  readonly default: { readonly LangEn: unknown };
}

/** nlp.js with its defaults: the NLU of `node-nlp` without the packages of other languages. */
export async function createPeer(): Promise<Peer> {
  const { Nlp } = ((await importPackage('@nlpjs/nlp')) as NlpPackage).default;
  const { LangEn } = ((await importPackage('@nlpjs/lang-en')) as EnglishPackage).default;
  const nlp = new Nlp({ languages: ['en'], autoSave: false, nlu: { log: false } });
  nlp.use(LangEn);

  return {
    async train(rows) {
      for (const { text, intent } of rows) nlp.addDocument('en', text, intent);
      await nlp.train();
    },
    async classify(text) {
      // Not its `intent`: below a score of 0.5 that is None with the score 1.
      const [best] = (await nlp.classify('en', text)).classifications;
      return { intent: best?.intent ?? '', score: best?.score ?? 0 };
    },
  };
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Classification, nothingKnown, type Tier } from './classification.js';
import { EnsembleClassifier } from './ensemble-classifier.js';
import { UNEXPLAINED } from './explanation.js';
import { seededRandom } from './random.js';
import { trainModel } from './training.js';

const MESSAGES = {
  refund: [
    'I want my money back',
    'Please refund my last order',
    'How do I get a refund?',
    'You charged me twice, I want a refund',
    'Can I return this and get my money back?',
    'The refund has not arrived on my account',
  ],
  delivery: [
    'Where is my package?',
    'My parcel has not arrived yet',
    'When will my order be delivered?',
    'The delivery is three days late',
    'Can I track where my package is?',
    'The courier never came with my parcel',
  ],
  password: [
    'I forgot my password',
    'How can I reset my password?',
    "I can't log in to my account",
    'The login page says my password is wrong',
    'Please send me a link to reset the password',
    'My account is locked after wrong passwords',
  ],
};
const BACKGROUND = ['Tell me a joke', 'What is the weather like today?', 'Who won the match?'];
const EXAMPLES = Object.entries(MESSAGES).flatMap(([intent, texts]) =>
  texts.map((text, i) => ({ id: `${intent}-${i}`, text, intent })),
);

type Topic = keyof typeof MESSAGES | 'background';
const TOPICS: readonly Topic[] = ['refund', 'delivery', 'password', 'background'];
const DIMENSIONS = 8;
const random = seededRandom(2);

/** A vector of unit length near the direction of the topic. */
function embed(topic: Topic): Float32Array {
  const axis = TOPICS.indexOf(topic);
  const near = Float32Array.from({ length: DIMENSIONS }, (_, i) => {
    return (i === axis ? 1 : 0) + (random() - 0.5) / 4;
  });
  const length = Math.hypot(...near);
  return near.map((value) => value / length);
}

function embedAll(topics: readonly Topic[]): Float32Array {
  return Float32Array.from(topics.flatMap((topic) => [...embed(topic)]));
}

const { artifact } = trainModel(EXAMPLES, { background: BACKGROUND });
const sut = EnsembleClassifier.fromArtifact(artifact);
const full = trainModel(EXAMPLES, {
  background: BACKGROUND,
  embeddings: {
    encoder: 'an encoder',
    dimensions: DIMENSIONS,
    vectors: embedAll(EXAMPLES.map(({ intent }) => intent as Topic)),
    background: embedAll(BACKGROUND.map(() => 'background')),
  },
}).artifact;
const sutWithEncoder = EnsembleClassifier.fromArtifact(full);

/** Any text, and such as is made of words that the model knows. */
const MESSAGES_OF_ANY_KIND = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.constantFrom('my', 'refund', 'parcel', 'password', 'joke', 'zx'))
    .map((list) => list.join(' ')),
);

function unexplained(tier: Tier): Classification {
  return { ...nothingKnown(tier), ...UNEXPLAINED };
}

describe('EnsembleClassifier', () => {
  it('knows its intents and its encoder', () => {
    expect(sut.intents).toEqual(['delivery', 'password', 'refund']);
    expect([sut.encoder, sutWithEncoder.encoder]).toEqual([null, 'an encoder']);
  });

  it.each([
    ['hello, where is the package that I ordered', 'delivery'],
    ['i FORGOT the passwort!!', 'password'],
    ['refund please', 'refund'],
  ])('%j is about %s', (message, intent) => {
    const classification = sut.classify(message);
    expect(classification.intent).toBe(intent);
    expect(classification).toMatchObject({ tier: 'lexical', familiar: true });
    expect(classification.confidence).toBeGreaterThan(0.5);
    expect(classification.alternatives).toHaveLength(2);
  });

  it('shows pieces of words where no whole word is known', () => {
    const { intent, evidence } = sut.classify('refunding');
    expect(intent).toBe('refund');
    expect(new Set(evidence.map(({ kind }) => kind))).toEqual(new Set(['characters']));
  });

  it('shows the words that spoke for the intent', () => {
    const { evidence } = sut.classify('Refund please');
    expect(evidence[0]).toMatchObject({ feature: 'refund', kind: 'word' });
    expect(evidence.map(({ kind }) => kind)).not.toContain('characters');
    expect(evidence.length).toBeLessThanOrEqual(8);
  });

  it.each(['', '  \n', '!!!', '🙂🙂', '؟؟؟ مرحبا', '今天天气怎么样'])(
    'knows nothing in %j',
    (message) => {
      expect(sut.classify(message)).toEqual(unexplained('lexical'));
      expect(sutWithEncoder.classify(message, embed('refund'))).toEqual(unexplained('full'));
    },
  );

  it.each(['asdf qwer zxcv', 'Wie wird das Wetter morgen', 'lorem ipsum dolor sit amet'])(
    '%j is not familiar',
    (message) => {
      expect(sut.classify(message)).toMatchObject({ familiarity: 0, familiar: false });
    },
  );

  it('is not familiar with background', () => {
    expect(sut.classify('tell me another joke').familiar).toBe(false);
    const embedded = sutWithEncoder.classify('tell me another joke', embed('background'));
    expect(embedded.familiar).toBe(false);
  });

  it('names the examples that are most like the message', () => {
    const { nearest } = sut.classify('where is MY package');
    expect(nearest[0]!.example).toBe('delivery-0');
    expect(nearest[0]!.similarity).toBeGreaterThan(0.7);
    expect(nearest).toHaveLength(3);
  });

  it('does not name examples without an id', () => {
    const unnamed = EXAMPLES.map(({ text, intent }) => ({ text, intent }));
    const { artifact: bytes } = trainModel(unnamed, { quick: true });
    const { nearest } = EnsembleClassifier.fromArtifact(bytes).classify('where is my package');
    expect(nearest).toEqual([]);
  });

  it('keeps every promise about a classification for any message', () => {
    fc.assert(
      fc.property(MESSAGES_OF_ANY_KIND, (message) => {
        const classification = sut.classify(message);
        const { intent, confidence, alternatives, evidence } = classification;
        const { familiar, familiarity, nearest } = classification;
        expect(confidence === 0).toBe(intent === null);
        expect(familiarity >= 0 && familiarity <= 1).toBe(true);
        expect(familiar && familiarity === 0).toBe(false);
        const similarities = nearest.map(({ similarity }) => similarity);
        expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
        for (const it of similarities) expect(it > 0 && it <= 1).toBe(true);
        expect(similarities.length).toBeLessThanOrEqual(3);
        const confidences = [confidence, ...alternatives.map((other) => other.confidence)];
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        expect(Math.min(...confidences)).toBeGreaterThanOrEqual(0);
        expect(confidences.reduce((a, b) => a + b)).toBeLessThanOrEqual(1 + 1e-12);
        const weights = evidence.map(({ weight }) => weight);
        expect(weights).toEqual([...weights].sort((a, b) => b - a));
        for (const { feature, weight } of evidence) {
          expect(weight).toBeGreaterThan(0);
          expect(feature).not.toMatch(/\p{Cs}/u);
        }
      }),
    );
  });

  it('takes a very long message', () => {
    const message = 'x'.repeat(3000) + ' refund '.repeat(100) + '\ud83d'.repeat(9000);
    expect(sut.classify(message).intent).toBe('refund');
    expect(sut.classify(message + ' password'.repeat(1000))).toEqual(sut.classify(message));
  });
});

describe('EnsembleClassifier with embeddings', () => {
  it.each(['refund', 'delivery', 'password'] as const)(
    'is told what words leave open: %s',
    (it) => {
      const classification = sutWithEncoder.classify('help with my account please', embed(it));
      expect(classification).toMatchObject({ tier: 'full', intent: it });
      for (const { example, similarity } of classification.nearest) {
        expect(example).toContain(it);
        expect(similarity).toBeGreaterThan(0.8);
      }
    },
  );

  it('still shows the words that spoke for the intent', () => {
    const { evidence } = sutWithEncoder.classify('Refund please', embed('refund'));
    expect(evidence.map(({ feature }) => feature)).toContain('refund');
  });

  it('answers without an embedding like a model that was trained without', () => {
    for (const message of ['where is my parcel', 'my account', 'tell me a joke', 'refund', '']) {
      expect(sutWithEncoder.classify(message)).toEqual(sut.classify(message));
    }
  });

  it('has no use for an embedding without a full tier', () => {
    const message = 'where is my parcel';
    expect(sut.classify(message, embed('refund'))).toEqual(sut.classify(message));
  });

  it.each([0, DIMENSIONS - 1, DIMENSIONS + 1])(
    'makes do with the words where the embedding has %i numbers',
    (length) => {
      const message = 'where is my parcel';
      const foreign = new Float32Array(length).fill(0.5);
      expect(sutWithEncoder.classify(message, foreign)).toEqual(sut.classify(message));
      expect(sutWithEncoder.classify('', foreign)).toEqual(unexplained('lexical'));
    },
  );

  it('takes an empty embedding', () => {
    const empty = new Float32Array(DIMENSIONS);
    expect(sutWithEncoder.classify('refund please', empty)).toMatchObject({
      tier: 'full',
      intent: 'refund',
      nearest: [],
    });
  });
});

describe('needsEmbedding', () => {
  const certain = { ...sut.classify('refund please'), confidence: 0.97, familiar: true };

  it('is for what the words leave open', () => {
    expect(sutWithEncoder.needsEmbedding(certain)).toBe(false);
    expect(sutWithEncoder.needsEmbedding({ ...certain, confidence: 0.969 })).toBe(true);
    expect(sutWithEncoder.needsEmbedding({ ...certain, familiar: false })).toBe(true);
  });

  it('is not for a message of which nothing is known, nor without a full tier', () => {
    expect(sutWithEncoder.needsEmbedding(nothingKnown('lexical'))).toBe(false);
    expect(sut.needsEmbedding({ ...certain, confidence: 0.5 })).toBe(false);
  });
});

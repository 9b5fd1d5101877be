import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArtifactError } from './artifact.js';
import { NOTHING_KNOWN } from './classification.js';
import { LinearClassifier } from './linear-classifier.js';
import { trainLinearModel } from './training.js';

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
  texts.map((text) => ({ text, intent })),
);
const { artifact } = trainLinearModel(EXAMPLES, { background: BACKGROUND });
const sut = LinearClassifier.fromArtifact(artifact);

describe('LinearClassifier', () => {
  it('knows its intents', () => {
    expect(sut.intents).toEqual(['delivery', 'password', 'refund']);
  });

  it.each([
    ['hello, where is the package that I ordered', 'delivery'],
    ['i FORGOT the passwort!!', 'password'],
    ['refund please', 'refund'],
  ])('%j is about %s', (message, intent) => {
    const classification = sut.classify(message);
    expect(classification.intent).toBe(intent);
    expect(classification.familiar).toBe(true);
    expect(classification.confidence).toBeGreaterThan(0.5);
    expect(classification.alternatives).toHaveLength(2);
  });

  it('shows the words that spoke for the intent', () => {
    const { evidence } = sut.classify('Refund please');
    expect(evidence[0]).toMatchObject({ feature: 'refund', kind: 'word' });
    expect(evidence.map(({ kind }) => kind)).toContain('characters');
    expect(evidence.length).toBeLessThanOrEqual(8);
  });

  it.each(['', '  \n', '!!!', '🙂🙂', '؟؟؟ مرحبا', '今天天气怎么样'])(
    'knows nothing in %j',
    (message) => {
      expect(sut.classify(message)).toEqual(NOTHING_KNOWN);
    },
  );

  it.each(['asdf qwer zxcv', 'Wie wird das Wetter morgen', 'lorem ipsum dolor sit amet'])(
    '%j is not familiar',
    (message) => {
      expect(sut.classify(message).familiar).toBe(false);
    },
  );

  it('is not familiar with background', () => {
    expect(sut.classify('tell me another joke').familiar).toBe(false);
  });

  it('keeps every promise about a classification for any message', () => {
    const words = fc.array(fc.constantFrom('my', 'refund', 'parcel', 'password', 'joke', 'zx'));
    const messages = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      words.map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(messages, (message) => {
        const { intent, confidence, alternatives, evidence } = sut.classify(message);
        expect(confidence === 0).toBe(intent === null);
        const confidences = [confidence, ...alternatives.map((other) => other.confidence)];
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        expect(Math.min(...confidences)).toBeGreaterThanOrEqual(0);
        expect(confidences.reduce((a, b) => a + b)).toBeLessThanOrEqual(1);
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
    const message = 'x'.repeat(5000) + ' refund '.repeat(500) + '\ud83d'.repeat(1000);
    expect(sut.classify(message).intent).toBe('refund');
  });
});

describe('artifact', () => {
  it('gives the identical classification wherever its bytes lie', () => {
    const shifted = new Uint8Array(artifact.length + 3);
    shifted.set(artifact, 3);
    const other = LinearClassifier.fromArtifact(shifted.subarray(3));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (noise) => {
        const message = `where is my refund ${noise}`;
        expect(other.classify(message)).toEqual(sut.classify(message));
      }),
    );
  });

  it('does not change when the bytes it was loaded from do', () => {
    const bytes = artifact.slice();
    const loaded = LinearClassifier.fromArtifact(bytes);
    bytes.fill(0);
    expect(loaded.classify('refund please')).toEqual(sut.classify('refund please'));
  });

  it('is refused when any byte is changed', () => {
    const place = fc.oneof(fc.nat(63), fc.nat(artifact.length - 1));
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = artifact.slice();
        bytes[at]! ^= change;
        expect(() => LinearClassifier.fromArtifact(bytes)).toThrow(ArtifactError);
      }),
    );
  });

  it('is refused when it is cut or grown', () => {
    fc.assert(
      fc.property(fc.nat(artifact.length - 1), (length) => {
        expect(() => LinearClassifier.fromArtifact(artifact.slice(0, length))).toThrow(
          ArtifactError,
        );
      }),
    );
    const grown = new Uint8Array(artifact.length + 8);
    grown.set(artifact);
    expect(() => LinearClassifier.fromArtifact(grown)).toThrow(ArtifactError);
  });

  it('says which version it needs', () => {
    const newer = artifact.slice();
    newer[8] = 2;
    expect(() => LinearClassifier.fromArtifact(newer)).toThrow(/version 2.*reads version 1/);
    expect(() => LinearClassifier.fromArtifact(new TextEncoder().encode('{"a": 1}'))).toThrow(
      /not a classifier artifact/,
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EvidenceKind } from './classification.js';
import { locateEvidence } from './evidence-positions.js';
import { BLOCKS, visitFeatures } from './features.js';
import { toDocument, tokenize } from './tokenizer.js';

const find = (
  message: string,
  feature: string,
  kind: EvidenceKind = 'word',
  classified: string | null = null,
) => {
  const [positions = []] = locateEvidence(message, classified, [{ feature, kind }]);
  return positions.map(({ start, end }) => message.slice(start, end));
};

/** All that a classifier could name of a text, without kinds and what is cut at an edge. */
function featuresOf(message: string) {
  const document = toDocument(message);
  const features = new Map<string, { feature: string; kind: EvidenceKind }>();
  visitFeatures(document, (block, _high, _low, start, end) => {
    const feature = document.slice(start, end).trim();
    if (feature !== '' && !/[A-Z]/.test(feature)) {
      features.set(`${block} ${feature}`, { feature, kind: BLOCKS[block]! });
    }
  });
  return [...features.values()];
}

const WORDS = [
  ...['charged', 'TWICE', "can't", 'won’t', 'dont', 'Ada’s', 'café', 'cafe\u0301', 'ﬁne', 'Straße'],
  ...['ÄRGER', 'don\u200dkey', '支払い', 'счёт', 'क्षमा', '😀', '5', '٣', '€', '?', 'A1b', 'İ'],
];
const text = fc
  .array(
    fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', '  ', ', ', '\n', '-', '! ', '\t(')),
    { minLength: 1, maxLength: 20 },
  )
  .map((parts) => parts.flat().join(''));

describe('locateEvidence', () => {
  it('gives parts of the message that are read as the evidence, in order and apart', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 60 })), (message) => {
        const features = featuresOf(message);
        locateEvidence(message, null, features).forEach((positions, i) => {
          let behind = 0;
          for (const { start, end } of positions) {
            const read = tokenize(message.slice(start, end)).join(' ');
            expect(read).toContain(features[i]!.feature);
            expect(start).toBeGreaterThanOrEqual(behind);
            behind = end;
          }
        });
      }),
    );
  });

  it('finds every word and phrase of what people write', () => {
    fc.assert(
      fc.property(text, (message) => {
        const features = featuresOf(message);
        const found = locateEvidence(message, null, features);
        const missed = features.filter((_, i) => found[i]!.length === 0);
        expect(missed).toEqual([]);
      }),
    );
  });

  it('finds it wherever it occurs, as it is written there', () => {
    expect(find('Charged twice! I was charged,  TWICE.', 'charged twice', 'phrase')).toEqual([
      'Charged twice',
      'charged,  TWICE',
    ]);
    expect(find('I can’t and I can not', 'can not', 'phrase')).toEqual(['can’t', 'can not']);
    expect(find('uncharged charges', 'charged')).toEqual([]);
  });

  it('finds pieces within words', () => {
    expect(find('My PARCEL, parcels', 'arce', 'characters')).toEqual(['ARCE', 'arce']);
  });

  it('finds numbers, dates and addresses by their kind', () => {
    expect(find('order 48213 of 2024-05-01', 'order ID', 'phrase')).toEqual(['order 48213']);
    expect(find('order 48213 of 2024-05-01', 'of DATE', 'phrase')).toEqual(['of 2024-05-01']);
    expect(find('paid 20 dollars, not 30 dollars', 'SUM dollars', 'phrase')).toEqual([
      '20 dollars',
      '30 dollars',
    ]);
    expect(find('write to ada@example.org now', 'MAIL')).toEqual(['ada@example.org']);
    expect(find('nothing of it', 'ID')).toEqual([]);
  });

  it('looks only at what was classified', () => {
    const message = 'my card\n> my card is lost\nis lost\n-- \nmy card';
    expect(
      locateEvidence(message, 'my card\nis lost', [{ feature: 'card', kind: 'word' }]),
    ).toEqual([[{ start: 3, end: 7 }]]);
    expect(find('a card\n\n\nlost', 'card lost', 'phrase', 'a card\n\nlost')).toEqual([
      'card\n\n\nlost',
    ]);
  });

  it('looks at all of it where that is not found as it stands', () => {
    expect(find('<p>a&nbsp;card</p>', 'card', 'word', 'a card')).toEqual(['card']);
  });

  it('names no more than a hundred', () => {
    expect(find('card '.repeat(300), 'card')).toHaveLength(100);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../classifier/random.js';
import { discover, type DiscoveryTask } from './discover.js';
import { normalizeRows, type Rows } from './rows.js';

const TASK = { examples: [], intents: [], vectors: null, taken: [], seed: 1 };

/** So many vectors around each of so many directions. */
function around(centres: number, each: number, seed = 7): Rows {
  const random = seededRandom(seed);
  const dimensions = 24;
  const middles = Array.from({ length: centres * dimensions }, () => random() - 0.5);
  const values = Float32Array.from({ length: centres * each * dimensions }, (_, i) => {
    const row = Math.floor(i / dimensions);
    return middles[(row % centres) * dimensions + (i % dimensions)]! + 0.25 * (random() - 0.5);
  });
  const rows = { values, count: centres * each, dimensions };
  normalizeRows(rows);
  return rows;
}

function taskOf(rows: Rows, more: Partial<DiscoveryTask> = {}): DiscoveryTask {
  const texts = Array.from(
    { length: rows.count },
    (_, i) => `message ${String.fromCharCode(97 + (i % 26))}${i}`,
  );
  return { ...TASK, texts, vectors: rows, ...more };
}

/** Whether messages are together exactly where their centres are the same. */
function isPure(groups: Int32Array, centres: number): boolean {
  const groupOf = new Map<number, number>();
  groups.forEach((group, i) => groupOf.set(i % centres, groupOf.get(i % centres) ?? group));
  const whole = [...groups].every((group, i) => groupOf.get(i % centres) === group);
  return whole && new Set(groupOf.values()).size === centres;
}

describe('discover', () => {
  it.each([0, 1, 2, 5])('takes %d messages', (count) => {
    const texts = ['where is it', 'cancel it please', 'my card is lost', 'hello', 'pay me back'];
    const found = discover({ ...TASK, texts: texts.slice(0, count) });
    expect(found.groups).toHaveLength(count);
    expect(found.proposals.length).toBeLessThanOrEqual(count);
    expect([...found.groups].every((group) => group < found.proposals.length)).toBe(true);
  });

  it.each([0, 1, 3])('takes %d messages beside examples', (count) => {
    const texts = ['where is my parcel', 'cancel my order', 'where is the parcel now'];
    const examples = texts.map((text, i) => ({ text: `please say ${text}`, intent: i % 2 }));
    const known = { examples, intents: ['parcel', 'cancelling', 'without_examples'] };
    const found = discover({ ...TASK, ...known, texts: texts.slice(0, count) });
    expect(found.groups).toHaveLength(count);
    expect([...found.groups].every((group) => group < found.proposals.length)).toBe(true);
  });

  it('makes one intent of messages that are all the same', () => {
    const vectors = { values: new Float32Array(60 * 8).fill(0.3), count: 60, dimensions: 8 };
    const found = discover(
      taskOf(vectors, { texts: Array<string>(60).fill('where is my parcel') }),
    );
    expect(found.proposals).toHaveLength(1);
    expect(new Set(found.groups)).toEqual(new Set([0]));
  });

  it('finds as many groups as it is told', () => {
    const found = discover(taskOf(around(6, 30), { count: 6 }));
    expect(isPure(found.groups, 6)).toBe(true);
  });

  it('finds out how many there are', () => {
    const centres = 12;
    const found = discover(taskOf(around(centres, 60)));
    expect(found.proposals.length).toBeGreaterThanOrEqual(centres * 0.8);
    expect(found.proposals.length).toBeLessThanOrEqual(centres * 1.2);
  });

  it('takes messages of no likeness at all', () => {
    const random = seededRandom(3);
    const values = Float32Array.from({ length: 80 * 16 }, () => random() - 0.5);
    const rows = { values, count: 80, dimensions: 16 };
    normalizeRows(rows);
    const found = discover(taskOf(rows));
    expect(found.groups).toHaveLength(80);
    expect(found.fits.every((fit) => Number.isFinite(fit))).toBe(true);
  });

  it('gives the same for the same, whatever it did before', () => {
    const task = taskOf(around(5, 30));
    const found = discover(task);
    discover(taskOf(around(3, 20)));
    expect(discover(task)).toEqual(found);
  });

  it('puts messages like the examples of an intent there, and others elsewhere', () => {
    const rows = around(4, 60);
    // Of the first two directions half are examples; all of the others are messages.
    const isExample = (i: number) => i % 4 < 2 && i < 120;
    const places = Array.from({ length: 240 }, (_, i) => i);
    const order = [...places.filter((i) => !isExample(i)), ...places.filter(isExample)];
    const vectors = {
      ...rows,
      values: Float32Array.from(
        order.flatMap((i) => [...rows.values.subarray(i * 24, i * 24 + 24)]),
      ),
    };
    const found = discover({
      ...TASK,
      texts: places.filter((i) => !isExample(i)).map((i) => `message ${i}`),
      examples: places.filter(isExample).map((i) => ({ text: `example ${i}`, intent: i % 4 })),
      intents: ['first', 'second'],
      ...{ vectors, count: 2 },
    });
    const knownOf = places
      .filter((i) => !isExample(i))
      .map((i, row) => [i % 4, found.proposals[found.groups[row]!]!.known]);
    for (const [centre, known] of knownOf) {
      expect(known).toBe([['first', 'second', null, null][Number(centre)]][0]);
    }
    const fresh = found.proposals.filter(({ known }) => known === null);
    expect(fresh).toHaveLength(2);
    expect(fresh.every(({ nearest }) => ['first', 'second'].includes(nearest!.intent))).toBe(true);
  });

  it('names no two alike, and none as what there is', () => {
    const words = fc.constantFrom(
      'card',
      'order',
      'cancel',
      'parcel',
      'pay',
      'the',
      'lost',
      'ü',
      '信',
    );
    const text = fc.array(words, { minLength: 1, maxLength: 5 }).map((it) => it.join(' '));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (texts) => {
        const taken = ['card_order', 'Cancel'];
        const { proposals, votes } = discover({ ...TASK, texts, taken, count: 4 });
        const names = proposals.map(({ name }) => name.toLowerCase());
        expect(new Set([...names, 'card_order', 'cancel']).size).toBe(names.length + 2);
        for (const name of names) expect(name.length).toBeGreaterThan(0);
        for (const vote of votes) expect(vote).toBeLessThanOrEqual(1 + 1e-6);
      }),
      { numRuns: 10 },
    );
  });
});

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { sentimentOf, sentimentReader } from '../../src/language/sentiment/index.js';
import { packModel, unpackModel } from '../../src/language/sentiment/model-file.js';
import { isHeldOut, type LabeledMessage, readSupportSet } from './support-set.js';
import { trainModel } from './train-model.js';

const COMMITTED = readFileSync(new URL('../../src/language/sentiment/model.bin', import.meta.url));

let messages: readonly LabeledMessage[];

beforeAll(async () => {
  messages = await readSupportSet();
});

describe('the model of sentiments', () => {
  it('is what `npm run train:sentiment` makes', () => {
    const trained = packModel(trainModel(messages.filter((it) => !isHeldOut(it))));
    expect(Buffer.compare(trained, COMMITTED)).toBe(0);
  });

  it('tells three classes of the held-out messages right in four of five', async () => {
    const read = await sentimentReader();
    const heldOut = messages.filter(isHeldOut);
    const right = heldOut.filter(
      ({ text, level }) => Math.sign(read(text).level) === Math.sign(level),
    );
    expect(right.length / heldOut.length).toBeGreaterThanOrEqual(0.8);
  });

  it('hears most of the anger of the held-out messages, and little where there is none', async () => {
    const read = await sentimentReader();
    const heldOut = messages.filter(isHeldOut);
    const heard = heldOut.filter(({ text }) => read(text).angry);
    const right = heard.filter(({ angry }) => angry);
    expect(right.length / heldOut.filter(({ angry }) => angry).length).toBeGreaterThan(0.5);
    expect(right.length / heard.length).toBeGreaterThan(0.65);
  });

  it('is read as it was packed, and refused when it is damaged', async () => {
    expect(Buffer.compare(packModel(unpackModel(COMMITTED)), COMMITTED)).toBe(0);
    expect(() => unpackModel(COMMITTED.subarray(0, 100))).toThrow('damaged');
    expect((await sentimentOf('thank you')).known).toBe(true);
  });
});

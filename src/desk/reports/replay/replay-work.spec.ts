import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { EncoderError } from '../../../language/encoders/index.js';
import { type Judgement, NO_FORMER_NAMES, type Policy } from '../../../triage/core/index.js';
import type { Answerable } from '../../../triage/index.js';
import type { ModelJudge } from '../../../triage/judging/index.js';
import { REMOVED_MESSAGE } from '../../tickets/index.js';
import { newBases, storedBases } from './bases.js';
import type { PastTicket } from './past-tickets.js';
import { NoVectorsError } from './replay.errors.js';
import { replayTickets } from './replay-work.js';

const POLICY: Policy = { mode: 'live', threshold: 0.5, overrides: {} };
const SURE: Judgement = {
  intent: 'order_status',
  confidence: 0.9,
  familiar: true,
  familiarity: 0.8,
  tier: 'full',
};

const AS_READ = { kind: 'request', wish: 'stated', wishes: [], languageKnown: true };

const aTicket = (id: number, fields: Partial<PastTicket> = {}): PastTicket => ({
  id,
  message: `message ${id}`,
  modelId: 1,
  outcome: 'auto_resolved',
  intent: 'charged_twice',
  confidence: 0.9,
  familiar: true,
  answerable: true,
  tier: 'lexical',
  kind: 'request',
  wish: 'stated',
  wishes: [],
  languageKnown: true,
  classified: null,
  isLabelled: false,
  trueIntent: null,
  isRight: null,
  predicted: null,
  ...fields,
});

/** Has answers to these, in any language. */
const answering =
  (...intents: string[]): Answerable =>
  (intent) =>
    intents.includes(intent ?? '');

/** Judges as it is told to, and remembers what it was asked. */
function aJudge(judge: (message: string) => Judgement): { sut: ModelJudge; asked: string[] } {
  const asked: string[] = [];
  const all = (messages: readonly string[]): Promise<Judgement[]> => {
    asked.push(...messages);
    return Promise.resolve().then(() => messages.map(judge));
  };
  const languageReader = () =>
    Promise.resolve((text: string) => ({
      language: text.includes('où est') ? 'fr' : 'en',
      languageKnown: !text.includes('où est'),
    }));
  const sut = { judge: all, languageReader } as unknown as ModelJudge;
  return { sut, asked };
}

const never = new AbortController().signal;

async function* batchesOf(...batches: PastTicket[][]): AsyncGenerator<PastTicket[]> {
  yield* await Promise.resolve(batches);
}

describe('storedBases', () => {
  it('is by what the last decision knew, also where no classifier spoke', async () => {
    const silent = aTicket(2, { modelId: null, intent: null, confidence: null, tier: null });
    expect(await storedBases([aTicket(1), silent])).toEqual([
      {
        judgement: { intent: 'charged_twice', confidence: 0.9, familiar: true },
        tier: 'lexical',
        answerable: true,
        ...AS_READ,
      },
      {
        judgement: null,
        tier: null,
        answerable: true,
        ...AS_READ,
      },
    ]);
  });
});

describe('newBases', () => {
  it('leaves out messages that were removed, and keeps the others in their places', async () => {
    const { sut, asked } = aJudge(() => SURE);
    const tickets = [aTicket(1), aTicket(2, { message: REMOVED_MESSAGE }), aTicket(3)];
    const bases = await newBases(sut, answering('order_status'), NO_FORMER_NAMES)(tickets);
    const judged = { judgement: SURE, tier: 'full', answerable: true, ...AS_READ };
    expect(bases).toEqual([judged, null, judged]);
    expect(asked).toEqual(['message 1', 'message 3']);
  });

  it('judges each of several wishes, and is as sure as of all of them', async () => {
    const { sut, asked } = aJudge((message) => ({ ...SURE, intent: message.trim() }));
    const several = aTicket(1, {
      message: 'order_status. Also, charged_twice',
      wish: 'several',
      wishes: [
        { from: 0, to: 12, intent: 'a', confidence: 1, answerable: true },
        { from: 19, to: 33, intent: 'b', confidence: 1, answerable: true },
      ],
    });
    const tickets = [several, aTicket(2)];
    const [basis, other] = await newBases(sut, answering('order_status'), NO_FORMER_NAMES)(tickets);
    expect(asked).toEqual(['order_status', ' charged_twice', 'message 2']);
    expect(basis).toMatchObject({ judgement: { intent: 'order_status' }, answerable: false });
    expect(basis?.judgement?.confidence).toBeCloseTo(0.8);
    expect(basis?.wishes.map(({ intent }) => intent)).toEqual(['order_status', 'charged_twice']);
    expect(other?.judgement?.intent).toBe('message 2');
  });

  it('asks whether the model knows the language of the message', async () => {
    const { sut } = aJudge(() => SURE);
    const tickets = [aTicket(1, { languageKnown: false }), aTicket(2, { message: 'où est-il ?' })];
    const bases = await newBases(sut, answering('order_status'), NO_FORMER_NAMES)(tickets);
    expect(bases.map((it) => it?.languageKnown)).toEqual([true, false]);
  });

  it('judges what was left of a message that takes something back', async () => {
    const { sut, asked } = aJudge(() => SURE);
    const ticket = aTicket(1, { wish: 'rest', classified: 'the rest' });
    expect((await newBases(sut, answering(), NO_FORMER_NAMES)([ticket]))[0]).toMatchObject({
      wish: 'rest',
    });
    expect(asked).toEqual(['the rest']);
  });

  it('judges no message that only quotes', async () => {
    const { sut, asked } = aJudge(() => SURE);
    const bases = await newBases(
      sut,
      answering(),
      NO_FORMER_NAMES,
    )([aTicket(1, { message: '> I was charged twice' })]);
    expect(bases).toEqual([
      {
        judgement: null,
        tier: null,
        answerable: false,
        kind: 'nothing_new',
        wish: 'stated',
        wishes: [],
        languageKnown: true,
      },
    ]);
    expect(asked).toEqual([]);
  });

  it('answers only intents of today that have an answer', async () => {
    const { sut } = aJudge((message) => ({
      ...SURE,
      intent: message === 'message 1' ? null : 'order_status',
    }));
    const bases = await newBases(
      sut,
      answering('charged_twice'),
      NO_FORMER_NAMES,
    )([aTicket(1), aTicket(2)]);
    expect(bases.map((basis) => basis?.answerable)).toEqual([false, false]);
  });

  it('answers in the language of the ticket, one wish or several', async () => {
    const { sut } = aJudge(() => SURE);
    const inFrench: Answerable = (_, language) => language === 'fr';
    const wishes = [0, 15].map((from) => {
      return { from, to: from + 10, intent: 'a', confidence: 1, answerable: true };
    });
    const bases = await newBases(
      sut,
      inFrench,
      NO_FORMER_NAMES,
    )([
      aTicket(1),
      aTicket(2, { message: 'où est-il ?' }),
      aTicket(3, { wish: 'several', wishes, message: 'one thing. And another thing' }),
      aTicket(4, { wish: 'several', wishes, message: 'où est-il ? Et où est-elle ?' }),
    ]);
    expect(bases.map((basis) => basis?.answerable)).toEqual([false, true, false, true]);
    expect(bases[3]?.wishes.map((it) => it.answerable)).toEqual([true, true]);
  });

  it('knows intents by the names that they have now', async () => {
    const { sut } = aJudge(() => ({ ...SURE, intent: 'order_state' }));
    const former = new Map([['order_state', 'order_status']]);
    const [basis] = await newBases(sut, answering('order_status'), former)([aTicket(1)]);
    expect(basis).toMatchObject({ judgement: { intent: 'order_status' }, answerable: true });
  });

  it('says that there are no vectors right now, and hands on what else goes wrong', async () => {
    const failing = (error: Error) =>
      aJudge(() => {
        throw error;
      }).sut;
    const away = new EncoderError('ENCODER.TIMEOUT', 'It did not answer in time.');
    const judged = newBases(failing(away), answering(), NO_FORMER_NAMES)([aTicket(1)]);
    await expect(judged).rejects.toThrow(NoVectorsError);
    await expect(judged).rejects.toThrow('It did not answer in time.');
    await expect(
      newBases(failing(new Error('broken')), answering(), NO_FORMER_NAMES)([aTicket(1)]),
    ).rejects.toThrow('broken');
  });
});

describe('replayTickets', () => {
  it('decides all batches again, and counts what has no message any more', async () => {
    const { sut } = aJudge(() => ({ ...SURE, confidence: 0.1 }));
    const done: number[] = [];
    const removed = aTicket(2, { message: REMOVED_MESSAGE });
    const figures = await replayTickets(
      {
        batches: batchesOf([aTicket(1), removed], [aTicket(3)]),
        basesOf: newBases(sut, answering('order_status'), NO_FORMER_NAMES),
        policy: POLICY,
        examples: 10,
        onDone: (tickets) => done.push(tickets),
      },
      never,
    );
    expect(figures).toMatchObject({ removed: 1 });
    expect(figures.examples.map(({ id, after }) => [id, after.outcome])).toEqual([
      [1, 'escalated'],
      [3, 'escalated'],
    ]);
    expect(done).toEqual([2, 1]);
  });

  it('ends where it is told to', async () => {
    const work = { batches: batchesOf([aTicket(1)]), basesOf: storedBases, policy: POLICY };
    const signal = AbortSignal.abort(new Error('hung up'));
    const replayed = replayTickets({ ...work, examples: 1, onDone: () => undefined }, signal);
    await expect(replayed).rejects.toThrow('hung up');
  });
});

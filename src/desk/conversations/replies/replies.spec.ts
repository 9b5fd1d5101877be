import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LabeledReply, readReplies } from '../../../../test/support/replies/read-replies.js';
import { judgeReply } from './judge-reply.js';
import {
  REPLY_REASONS,
  REPLY_VERDICTS,
  type ReplyClassification,
  type ReplyState,
} from './reply.js';

/** Below what was measured on the half that the rules were not written by. */
const LEAST_RIGHT = 0.93;
const STATUSES = [
  'initialized',
  'active',
  'waiting_for_user',
  'waiting_for_agent',
  'processing',
  'escalated',
  'resolved',
  'abandoned',
  'archived',
] as const;
const LONG = 100_000;

const anyState: fc.Arbitrary<ReplyState> = fc.record({
  status: fc.constantFrom(...STATUSES),
  answeredBy: fc.constantFrom('ai_agent' as const, 'human_agent' as const, null),
  ticketOpenWithPerson: fc.boolean(),
  lastIntent: fc.option(fc.string()),
  repliesSinceAnswer: fc.nat(9),
});
const anyClassification: fc.Arbitrary<ReplyClassification | null> = fc.option(
  fc.record({
    intent: fc.option(fc.string()),
    confidence: fc.oneof(fc.double({ min: 0, max: 1 }), fc.constant(NaN)),
    familiar: fc.boolean(),
  }),
);
const ANSWERED: ReplyState = {
  status: 'waiting_for_user',
  answeredBy: 'ai_agent',
  ticketOpenWithPerson: false,
  lastIntent: null,
  repliesSinceAnswer: 0,
};
const anyLanguage = fc.constantFrom(null, 'en', 'de', 'fr', 'xx');

const withoutSpaces = (text: string): string => text.replace(/\s/g, '');
const isRight = ({ state, classification, verdict, ...reply }: LabeledReply): boolean =>
  judgeReply(reply, state, classification).verdict === verdict;

describe('replies that were written for the tests', () => {
  it('are at least 420, of them 60 German', async () => {
    const replies = await readReplies();
    expect(replies.length).toBeGreaterThanOrEqual(420);
    expect(replies.filter((it) => it.language === 'de').length).toBeGreaterThanOrEqual(60);
  });

  it.each([
    ['all', (): boolean => true],
    ['those that no person works on', ({ state }: LabeledReply) => !state.ticketOpenWithPerson],
  ])('are judged right in the half that the rules were not written by: %s', async (_, isMeant) => {
    const unseen = (await readReplies()).filter((it) => !it.isSeen && isMeant(it));
    expect(unseen.filter(isRight).length / unseen.length).toBeGreaterThanOrEqual(LEAST_RIGHT);
  });
});

describe('judgeReply, of anything', () => {
  const words = fc.constantFrom(
    ...'thanks ok but not when ? still help agent > \n On wrote: also another question nicht danke 👍 1) https://a.example'.split(
      ' ',
    ),
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 60 }).map((it) => it.join(' ')),
  );

  it('has a verdict and a reason, the same for the same, and changes nothing', () => {
    fc.assert(
      fc.property(
        anyText,
        anyLanguage,
        anyState,
        anyClassification,
        (text, language, state, classification) => {
          const given = Object.freeze({ ...state });
          const judged = judgeReply({ text, language }, given, Object.freeze(classification));
          expect(REPLY_VERDICTS).toContain(judged.verdict);
          expect(REPLY_REASONS).toContain(judged.reason);
          expect(judgeReply({ text, language }, state, classification)).toEqual(judged);
        },
      ),
    );
  });

  it('names as asked only what was written', () => {
    fc.assert(
      fc.property(anyText, anyState, anyClassification, (text, state, classification) => {
        const { verdict, asked } = judgeReply({ text, language: 'en' }, state, classification);
        if (asked === undefined) return;
        expect(verdict).toBe('asks');
        expect(withoutSpaces(text)).toContain(withoutSpaces(asked));
      }),
    );
  });

  it('takes nothing from whom a person answers but a settled matter', () => {
    fc.assert(
      fc.property(anyText, anyState, anyClassification, (text, state, classification) => {
        const working = { ...state, status: 'escalated' as const, ticketOpenWithPerson: true };
        const { verdict } = judgeReply({ text, language: 'en' }, working, classification);
        expect(['joins', 'confirms']).toContain(verdict);
      }),
    );
  });

  it.each([
    'a',
    ' ',
    '?',
    'hi ',
    'not ',
    'ok but ',
    'thanks ',
    'one more ',
    'let me ',
    '> ',
    '\n',
    'i see a ',
    'talk to a b ',
    '👍',
    'a.\n',
    'an ',
    'hm ',
    'ok ',
    'hello what ',
    'mein ',
    'das ist nicht ',
    'any more ',
    'x@y.example ',
    '<div>',
  ])('ends on 100,000 characters of %j', (piece) => {
    const text = piece.repeat(Math.ceil(LONG / piece.length));
    expect(REPLY_VERDICTS).toContain(judgeReply({ text, language: 'en' }, ANSWERED, null).verdict);
  });
});

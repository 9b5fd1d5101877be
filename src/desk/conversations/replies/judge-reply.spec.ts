import { describe, expect, it } from '@jest/globals';
import { judgeReply } from './judge-reply.js';
import type { JudgedReply, ReplyClassification, ReplyState } from './reply.js';

const ANSWERED: ReplyState = {
  status: 'waiting_for_user',
  answeredBy: 'ai_agent',
  ticketOpenWithPerson: false,
  lastIntent: 'order_status',
  repliesSinceAnswer: 0,
};
const WITH_PERSON: ReplyState = { ...ANSWERED, status: 'escalated', ticketOpenWithPerson: true };
const PERSON_WROTE: ReplyState = { ...WITH_PERSON, answeredBy: 'human_agent' };
const RESOLVED: ReplyState = { ...ANSWERED, status: 'resolved' };

function judge(
  text: string,
  state: ReplyState = ANSWERED,
  classification: ReplyClassification | null = null,
  language: string | null = 'en',
): JudgedReply {
  return judgeReply({ text, language }, state, classification);
}

const sure = (intent: string): ReplyClassification => ({
  intent,
  confidence: 0.95,
  familiar: true,
});

describe('judgeReply', () => {
  it.each<[string, Partial<JudgedReply>]>([
    ['thanks, that worked', { verdict: 'confirms', reason: 'solved' }],
    ['👍', { verdict: 'confirms', reason: 'thanks' }],
    ['nvm solved it myself', { verdict: 'confirms' }],
    ["I can't thank you enough", { verdict: 'confirms' }],
    ['great, thanks for nothing', { verdict: 'escalates', reason: 'not_helped' }],
    ['thanks but no', { verdict: 'escalates', reason: 'not_helped' }],
    ['That did not help', { verdict: 'escalates', reason: 'not_helped' }],
    ['agent please', { verdict: 'escalates', reason: 'wants_person' }],
    ['ok but when?', { verdict: 'escalates' }],
    ['hello??', { verdict: 'escalates', reason: 'nudges' }],
    ['My order number is 4471-22', { verdict: 'escalates', reason: 'adds_facts' }],
    ["I'll try that tonight", { verdict: 'joins', reason: 'promises' }],
    ['hi', { verdict: 'joins', reason: 'greets' }],
    ['…', { verdict: 'joins', reason: 'says_nothing' }],
    ['Automatic reply: Out of office', { verdict: 'joins', reason: 'automatic_message' }],
  ])('reads %j after a machine’s answer', (text, judged) => {
    expect(judge(text)).toMatchObject(judged);
  });

  it.each([
    ['Thanks! And one more thing: how do I change my email?', 'how do I change my email?'],
    ['That worked. Also, I need an invoice.', 'I need an invoice.'],
    ['Danke! Noch eine Frage: Liefern Sie nach Wien?', 'Liefern Sie nach Wien?'],
    ['Great, thanks. Do you also repair watches?', 'Do you also repair watches?'],
  ])('finds in %j what is asked anew', (text, asked) => {
    expect(judge(text)).toMatchObject({ verdict: 'asks', asked });
  });

  it('hears of a complaint before another matter', () => {
    expect(judge('That did not help. Also, I need an invoice.').verdict).toBe('escalates');
  });

  it('takes a sure intent other than the last for another matter', () => {
    const text = 'My gift card is not accepted';
    expect(judge(text, ANSWERED, sure('gift_card')).verdict).toBe('asks');
    expect(judge(text, ANSWERED, sure('order_status')).verdict).toBe('escalates');
    expect(judge(text, ANSWERED, { ...sure('gift_card'), familiar: false }).verdict).toBe(
      'escalates',
    );
  });

  it('does not read what others wrote', () => {
    const quoted = 'Thanks!\n\n> Did this not help? Reply and a person will look at it.';
    expect(judge(quoted).verdict).toBe('confirms');
  });

  it.each(['That did not help', 'Also, I need an invoice', 'thanks', 'agent please'])(
    'lets %j join while a person works on it',
    (text) => {
      expect(judge(text, WITH_PERSON)).toEqual({ verdict: 'joins', reason: 'person_works' });
    },
  );

  it('is confirmed by thanks for what a person wrote, where nothing is left open', () => {
    expect(judge('Thank you Anna, it works now!', PERSON_WROTE).verdict).toBe('confirms');
    expect(judge('Thanks Anna. When will it be sent?', PERSON_WROTE).verdict).toBe('joins');
    expect(judge("Thanks, I'll try that", PERSON_WROTE).verdict).toBe('joins');
    expect(judge('yes', PERSON_WROTE).verdict).toBe('joins');
  });

  it.each(['resolved', 'abandoned', 'archived'] as const)('opens again what is %s', (status) => {
    const ended = { ...RESOLVED, status };
    expect(judge('still not working', ended).verdict).toBe('escalates');
    expect(judge('thanks again', ended).verdict).toBe('confirms');
    expect(judge('Have a nice weekend!', ended).verdict).toBe('joins');
    expect(judge('New question: do you ship to Canada?', ended).verdict).toBe('asks');
  });

  it('hands over whoever keeps writing without an answer', () => {
    const text = "I'll try it again tonight";
    expect(judge(text, { ...ANSWERED, repliesSinceAnswer: 2 }).verdict).toBe('joins');
    expect(judge(text, { ...ANSWERED, repliesSinceAnswer: 3 })).toEqual({
      verdict: 'escalates',
      reason: 'keeps_writing',
    });
  });

  it('hands over what it cannot read', () => {
    const judged = judge('Het pakket staat al dagen bij de buren', ANSWERED, null, 'nl');
    expect(judged).toEqual({ verdict: 'escalates', reason: 'unread_language' });
  });

  it('lets join what is added before anybody answered', () => {
    expect(judge('the blue one', { ...ANSWERED, status: 'active', answeredBy: null }).verdict).toBe(
      'joins',
    );
  });
});

import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Priority } from './taxonomy/index.js';
import { PreviewView } from './triage.dto.js';
import type { Triage } from './triage.service.js';

const ANSWERED: Triage = {
  kind: 'request',
  classified: 'I was charged twice',
  wish: 'stated',
  wishes: [],
  classification: {
    intent: 'charged_twice',
    confidence: 0.93,
    familiar: true,
    familiarity: 0.81,
    tier: 'full',
    alternatives: [{ intent: 'refund_request', confidence: 0.04 }],
    evidence: [{ feature: 'charged twice', kind: 'word', weight: 0.31 }],
    knownShare: 1,
    nearest: [],
  },
  decision: { outcome: 'auto_resolved', reason: 'confident', threshold: 0.75 },
  answer: 'We give the second payment back.',
  priority: Priority.High,
  labelWorth: 0.4,
  answerable: true,
  language: 'en',
  languageConfidence: 0.99,
  languageKnown: true,
  modelId: 3,
  policyId: 4,
  guaranteeId: null,
};

describe('PreviewView', () => {
  it('is what the machine makes of a message, and why', () => {
    const nearest = [{ id: 311, text: 'two payments', intent: 'charged_twice', similarity: 0.87 }];
    expect(PreviewView.of('I was charged twice\n-- \nAda', ANSWERED, nearest)).toEqual({
      intent: 'charged_twice',
      confidence: 0.93,
      familiar: true,
      familiarity: 0.81,
      tier: 'full',
      kind: 'request',
      classified: 'I was charged twice',
      wish: 'stated',
      wishes: [],
      language: 'en',
      languageConfidence: 0.99,
      languageKnown: true,
      outcome: 'auto_resolved',
      reason: 'confident',
      threshold: 0.75,
      answer: 'We give the second payment back.',
      priority: 'high',
      alternatives: [{ intent: 'refund_request', confidence: 0.04 }],
      evidence: [
        {
          feature: 'charged twice',
          kind: 'word',
          weight: 0.31,
          positions: [{ start: 6, end: 19 }],
        },
      ],
      nearest,
    });
  });

  it('says that there was no classifier, and what is decided all the same', () => {
    const decision = {
      outcome: 'escalated',
      reason: 'classifier_unavailable',
      threshold: 0.75,
    } as const;
    const without = { classification: null, decision, answer: null, modelId: null };
    expect(
      PreviewView.of('I was charged twice\n-- \nAda', { ...ANSWERED, ...without }, []),
    ).toEqual({
      intent: null,
      confidence: null,
      familiar: false,
      familiarity: null,
      tier: null,
      kind: 'request',
      classified: 'I was charged twice',
      wish: 'stated',
      wishes: [],
      language: 'en',
      languageConfidence: 0.99,
      languageKnown: true,
      ...decision,
      answer: null,
      priority: 'high',
      alternatives: [],
      evidence: [],
      nearest: [],
    });
  });
});

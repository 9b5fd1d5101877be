import { describe, expect, it } from '@jest/globals';
import { doneSteps, nextStep, type Progress, STEPS } from './steps.js';

const NOTHING: Progress = { intents: [], hasActiveModel: false, decided: 0, mode: 'live' };
const INTENTS = [
  { answer: 'We look into it.', examples: 20 },
  { answer: null, examples: 12 },
];

describe('doneSteps', () => {
  it('are none of an organisation that is new, whatever its policy says', () => {
    expect([...doneSteps(NOTHING)]).toEqual([]);
    expect(nextStep(doneSteps(NOTHING))).toBe('intents');
  });

  it('ask for examples of two intents, as fewer cannot be told apart', () => {
    const one = doneSteps({ ...NOTHING, intents: INTENTS.slice(0, 1) });
    expect([...one]).toEqual(['answers']);
    expect([...doneSteps({ ...NOTHING, intents: INTENTS })]).toEqual(['intents', 'answers']);
  });

  it('lead by way of the shadow to the live policy', () => {
    const trained = { ...NOTHING, intents: INTENTS, hasActiveModel: true, mode: 'shadow' } as const;
    expect(nextStep(doneSteps(trained))).toBe('shadow');
    const watched = { ...trained, decided: 30 };
    expect(nextStep(doneSteps(watched))).toBe('live');
    expect([...doneSteps({ ...watched, mode: 'live' })]).toEqual([...STEPS]);
    expect(nextStep(doneSteps({ ...watched, mode: 'live' }))).toBeUndefined();
  });
});

import 'reflect-metadata';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { MessageEncoder } from '../language/encoders/index.js';
import type { ActiveTriage } from './active-triage.js';
import { type Classification, Classifier, type Judgement } from './core/index.js';
import type { Preparation } from './preparation.js';
import type { IntentsService } from './taxonomy/index.js';
import { TriageService } from './triage.service.js';

const ENCODER = 'an encoder';
const VECTOR = Float32Array.of(0.6, 0.8);
const LEXICAL: Classification = {
  intent: 'order_status',
  confidence: 0.6,
  familiar: true,
  knownShare: 1,
  familiarity: 0.7,
  tier: 'lexical',
  alternatives: [],
  evidence: [],
  nearest: [],
};

/** Is sure as soon as it has a vector. */
class TwoTiers extends Classifier {
  readonly intents = ['order_status'];
  encoder: string | null = ENCODER;
  isUnsure = true;
  fails: 'never' | 'lexical' | 'full' = 'never';

  classify(_message: string, embedding?: Float32Array): Classification {
    if (this.fails === (embedding ? 'full' : 'lexical')) throw new Error('broken');
    if (!embedding) return LEXICAL;
    const nearest = [{ example: '7', similarity: 0.9 }];
    return { ...LEXICAL, tier: 'full', confidence: 0.99, nearest };
  }

  judge(message: string, embedding?: Float32Array): Judgement {
    return this.classify(message, embedding);
  }

  needsEmbedding(): boolean {
    return this.isUnsure;
  }
}

function stateOf(classifier: Classifier | undefined, version = 1) {
  const policy = { mode: 'live', threshold: 0.75, overrides: {} };
  const intent = {
    name: 'order_status',
    answer: 'Soon.',
    answers: {},
    autoResolve: true,
    priority: 'high',
  };
  return {
    model: classifier && { id: version, classifier },
    policy,
    policyId: version,
    guaranteeId: null,
    intents: new Map([[intent.name, intent]]),
    formerNames: new Map(),
  };
}

describe('TriageService', () => {
  let active: {
    current: ReturnType<typeof stateOf>;
    of(organization: number): Promise<ReturnType<typeof stateOf>>;
  };
  let encoder: {
    id: string | null;
    asked: number;
    knows(id: string | null): boolean;
    encode(): Promise<Float32Array | undefined>;
  };
  let classifier: TwoTiers;

  beforeAll(() => Logger.overrideLogger(false));

  function aService(
    fields: Partial<TwoTiers> = {},
    encode: () => Promise<Float32Array | undefined> = () => Promise.resolve(VECTOR),
  ): TriageService {
    classifier = Object.assign(new TwoTiers(), fields);
    active = {
      current: stateOf(classifier),
      of() {
        return Promise.resolve(this.current);
      },
    };
    encoder = {
      id: ENCODER,
      asked: 0,
      knows(id) {
        return id !== null && id === this.id;
      },
      encode() {
        this.asked++;
        return encode();
      },
    };
    return new TriageService(
      active as unknown as ActiveTriage,
      {} as Preparation,
      {} as IntentsService,
      encoder as unknown as MessageEncoder,
    );
  }

  it('asks the full tier where it could say something else', async () => {
    const triage = await aService().triage(1, 'where is it?');
    expect(triage.classification).toMatchObject({ tier: 'full', confidence: 0.99 });
    expect(triage.decision).toMatchObject({ outcome: 'auto_resolved', reason: 'confident' });
    expect(triage).toMatchObject({ answer: 'Soon.', priority: 'high', modelId: 1, policyId: 1 });
  });

  it('does not wait for a vector that would change nothing', async () => {
    const triage = await aService({ isUnsure: false }).triage(1, 'where is it?');
    expect(triage.classification).toBe(LEXICAL);
    expect(triage.decision.reason).toBe('below_threshold');
    expect(encoder.asked).toBe(0);
  });

  it.each([['other'], [null]])('never mixes vectors of another encoder in: %s', async (id) => {
    const sut = aService({ encoder: id });
    expect((await sut.triage(1, 'where is it?')).classification).toBe(LEXICAL);
    encoder.id = id;
    if (id === null) expect((await sut.triage(1, 'where is it?')).classification).toBe(LEXICAL);
    expect(encoder.asked).toBe(0);
  });

  it.each<[string, Partial<TwoTiers>, () => Promise<Float32Array | undefined>]>([
    ['the vector is late', {}, () => Promise.resolve(undefined)],
    ['the encoder fails', {}, () => Promise.reject(new Error('broken'))],
    ['the full tier fails', { fails: 'full' }, () => Promise.resolve(VECTOR)],
    [
      'it cannot even say whether it needs a vector',
      {
        needsEmbedding: () => {
          throw new Error('broken');
        },
      },
      () => Promise.resolve(VECTOR),
    ],
  ])('goes by the words alone when %s', async (_, fields, encode) => {
    const triage = await aService(fields, encode).triage(1, 'where is it?');
    expect(triage.classification).toBe(LEXICAL);
    expect(triage.modelId).toBe(1);
  });

  it('lets others have their turn while it classifies a long message', async () => {
    const turns: string[] = [];
    class InSteps extends TwoTiers {
      override *classifying(message: string): Generator<void, Classification> {
        for (const step of ['first', 'second']) {
          turns.push(step);
          setImmediate(() => turns.push('somebody else'));
          yield;
        }
        return this.classify(message);
      }
    }
    const sut = aService({ isUnsure: false });
    active.current = stateOf(Object.assign(new InSteps(), { isUnsure: false }));
    await sut.triage(1, 'where is it? '.repeat(100));
    expect(turns).toEqual(['first', 'somebody else', 'second', 'somebody else']);
  });

  it('hands over to people without a model, or when it fails', async () => {
    const sut = aService({ fails: 'lexical' });
    const failed = await sut.triage(1, 'where is it?');
    active.current = stateOf(undefined);
    const without = await sut.triage(1, 'where is it?');
    for (const triage of [failed, without]) {
      expect(triage).toMatchObject({ classification: null, modelId: null, answer: null });
      expect(triage.decision.reason).toBe('classifier_unavailable');
    }
  });

  it('works by one model and policy, even if they change while it waits', async () => {
    let give: (vector: Float32Array) => void = () => undefined;
    const sut = aService({}, () => new Promise((resolve) => (give = resolve)));
    const pending = sut.triage(1, 'where is it?');
    await nextTurn();
    active.current = stateOf(Object.assign(new TwoTiers(), { fails: 'full' }), 2);
    give(VECTOR);
    expect(await pending).toMatchObject({
      classification: { tier: 'full' },
      modelId: 1,
      policyId: 1,
    });
  });
});

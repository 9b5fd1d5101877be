import type { components } from '@client';
import { useTexts } from '~/texts/index.js';
import { Badge } from '~/ui/index.js';
import { DECISION_TEXTS } from './decision.texts.js';

export type Outcome = components['schemas']['Outcome'];

const TONES = { auto_resolved: 'good', escalated: 'warn', open: 'plain' } as const;

/** What becomes of a message, in a word. */
export function OutcomeBadge({ outcome }: { readonly outcome: Outcome }) {
  return <Badge tone={TONES[outcome]}>{useTexts(DECISION_TEXTS)[outcome]}</Badge>;
}

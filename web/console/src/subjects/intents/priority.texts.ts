import { defineTexts } from '~/texts/index.js';

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;

/** How urgent something is. */
export const PRIORITY_TEXTS = defineTexts(
  { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' },
  { de: { low: 'Niedrig', normal: 'Normal', high: 'Hoch', urgent: 'Dringend' } },
);

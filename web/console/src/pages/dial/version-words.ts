import type { components } from '@client';
import { useFormat, useTexts } from '~/texts/index.js';
import { VERSION_TEXTS } from './versions.texts.js';

export type Version = components['schemas']['PolicyVersionView'];

/** What a version of the policy says, in words. */
export function useVersionWords() {
  const texts = useTexts(VERSION_TEXTS);
  const format = useFormat();
  const percent = (share: number): string => format.percent(share, 1);
  return {
    rule: ({ threshold, targetErrorRate, confidenceLevel }: Version): string => {
      if (targetErrorRate !== null)
        return texts.byTarget(percent(targetErrorRate), percent(confidenceLevel ?? 0.9));
      return threshold === null ? '–' : texts.byThreshold(percent(threshold));
    },
    coverage: ({ figures }: Version): string => (figures ? percent(figures.coverage) : '–'),
    overrides: ({ overrides }: Version): string =>
      Object.entries(overrides)
        .map(([intent, { neverAnswer, threshold, mode }]) => {
          if (neverAnswer) return `${intent}: ${texts.never}`;
          const said = [threshold !== undefined && percent(threshold), mode && texts[mode]];
          return `${intent}: ${said.filter(Boolean).join(', ')}`;
        })
        .join('; ') || texts.noOverrides,
    note: ({ note, restoredVersion }: Version): string =>
      [restoredVersion !== null && texts.restored(format.number(restoredVersion)), note]
        .filter(Boolean)
        .join('. '),
  };
}

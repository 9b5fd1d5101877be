import { defineTexts } from '~/texts/index.js';

export const CHART_TEXTS = defineTexts(
  {
    asTable: 'As a table',
    noData: 'no data',
    interval: (low: string, high: string) => `${low} to ${high}`,
    of: (count: string, all: string) => `${count} of ${all}`,
    ideal: 'as sure as right',
    confidence: 'Confidence',
    right: 'Right',
    judged: 'Judged',
    range: 'Interval (95 %)',
  },
  {
    de: {
      asTable: 'Als Tabelle',
      noData: 'keine Daten',
      interval: (low: string, high: string) => `${low} bis ${high}`,
      of: (count: string, all: string) => `${count} von ${all}`,
      ideal: 'so sicher wie richtig',
      confidence: 'Konfidenz',
      right: 'Richtig',
      judged: 'Beurteilt',
      range: 'Intervall (95 %)',
    },
  },
);

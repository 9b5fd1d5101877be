import styles from './charts.module.css';

/** What a part of a chart stands for; its colour is never all that says so. */
export type Tone = 'accent' | 'good' | 'warn' | 'bad' | 'plain';

const STROKES = {
  accent: 'strokeAccent',
  good: 'strokeGood',
  warn: 'strokeWarn',
  bad: 'strokeBad',
  plain: 'strokePlain',
} as const;

/** The class that fills. */
export const fillOf = (tone: Tone): string => styles[tone] ?? '';
/** The class that draws lines. */
export const strokeOf = (tone: Tone): string => styles[STROKES[tone]] ?? '';

import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { classes } from './classes.js';

/** A word about something; the colour never says more than the word. */
export function Badge(props: {
  readonly tone?: 'plain' | 'accent' | 'good' | 'warn' | 'bad' | 'note';
  readonly children: ReactNode;
}) {
  const { tone = 'plain', children } = props;
  return <span className={classes(styles['badge'], styles[tone])}>{children}</span>;
}

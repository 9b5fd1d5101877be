import type { ReactNode } from 'react';
import { useTexts } from '~/texts/index.js';
import { Badge, Row } from '~/ui/index.js';
import type { Step } from './steps.js';
import styles from './welcome.module.css';
import { WELCOME_TEXTS } from './welcome.texts.js';

const LEADS = {
  intents: 'intentsLead',
  answers: 'answersLead',
  train: 'trainLead',
  shadow: 'shadowLead',
  live: 'liveLead',
} as const;

/** One step: what it is for, whether it is done, and where it is done. */
export function StepItem(props: {
  readonly step: Step;
  readonly done: ReadonlySet<Step>;
  readonly next: Step | undefined;
  readonly facts?: string;
  readonly children: ReactNode;
}) {
  const texts = useTexts(WELCOME_TEXTS);
  const { step, done, next, facts, children } = props;
  return (
    <li className={styles['step']} aria-current={step === next ? 'step' : undefined}>
      <Row>
        <h2>{texts[step]}</h2>
        {done.has(step) && <Badge tone="good">{texts.done}</Badge>}
        {step === next && <Badge tone="accent">{texts.next}</Badge>}
      </Row>
      <p className={styles['lead']}>{texts[LEADS[step]]}</p>
      {facts && <p>{facts}</p>}
      <Row className={styles['ways'] ?? ''}>{children}</Row>
    </li>
  );
}

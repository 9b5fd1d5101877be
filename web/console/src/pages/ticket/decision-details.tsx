import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { intentName } from '~/subjects/tickets/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Facts, Time } from '~/ui/index.js';
import type { Decision } from './decision.js';
import styles from './decision.module.css';
import { DECISION_TEXTS } from './decision.texts.js';

const SHOWN = 8;
/** What is less is not told apart. */
const LEAST = 0.001;

/** What else was thought of, which words spoke for it, what it is like, and how it came about. */
export function DecisionDetails(props: {
  readonly decision: Decision;
  readonly onCorrect: (intent: string) => void;
}) {
  const texts = useTexts(DECISION_TEXTS);
  const format = useFormat();
  const { decision, onCorrect } = props;
  const { alternatives, evidence, nearest, wishes } = decision;
  const strongest = evidence.filter(({ weight }) => weight > 0).slice(0, SHOWN);
  const small = (share: number): string =>
    share > 0 && share < LEAST ? `< ${format.percent(LEAST, 1)}` : format.percent(share, 1);
  const areMarked = strongest.some((it) => it.positions.length > 0);
  return (
    <>
      {wishes.length > 0 && (
        <Part title={texts.wishes}>
          {wishes.map(({ from, intent, confidence }) => (
            <li key={from}>
              <span>{intentName(intent)}</span>
              <span>{format.percent(confidence)}</span>
            </li>
          ))}
        </Part>
      )}
      {alternatives.length > 0 && (
        <Part title={texts.alternatives}>
          {alternatives.map(({ intent, confidence }) => (
            <li key={intent}>
              <button
                type="button"
                className={styles['alternative']}
                title={texts.choose(intentName(intent))}
                onClick={() => onCorrect(intent)}
              >
                {intentName(intent)}
              </button>
              <span>{small(confidence)}</span>
            </li>
          ))}
        </Part>
      )}
      {strongest.length > 0 && (
        <section className={styles['part']}>
          <h3>{texts.evidence}</h3>
          <ul className={styles['words']}>
            {strongest.map(({ feature, weight }) => (
              <li key={feature} title={format.number(weight, 2)}>
                {feature}
              </li>
            ))}
          </ul>
          {areMarked && <p className={styles['soft']}>{texts.evidenceMarked}</p>}
        </section>
      )}
      {nearest.length > 0 && (
        <section className={styles['part']}>
          <h3>{texts.nearest}</h3>
          <ol className={styles['examples']}>
            {nearest.map(({ id, text, intent, similarity }) => (
              <li key={id}>
                <q>{text.slice(0, 240)}</q>
                <p className={styles['soft']}>
                  {intentName(intent)} · {texts.similarity(format.percent(similarity))}
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
      <Made decision={decision} />
    </>
  );
}

function Part(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h3>{props.title}</h3>
      <ul className={styles['shares']}>{props.children}</ul>
    </section>
  );
}

function Made({ decision }: { readonly decision: Decision }) {
  const texts = useTexts(DECISION_TEXTS);
  const format = useFormat();
  const { modelId, policyId, guaranteeId, tier, familiarity, knownShare, language } = decision;
  const share = (value: number | null): string =>
    value === null ? texts.unknown : format.percent(value);
  return (
    <details className={styles['part']}>
      <summary>{texts.made}</summary>
      <Facts
        facts={[
          [
            texts.model,
            modelId === null ? (
              texts.unknown
            ) : (
              <Link to="/models/$modelId" params={{ modelId: `${modelId}` }}>
                {modelId}
              </Link>
            ),
          ],
          [texts.policy, policyId ?? texts.unknown],
          ...(guaranteeId === null ? [] : [[texts.guarantee, guaranteeId] as const]),
          [texts.tier, tier === null ? texts.unknown : texts[tier]],
          [texts.familiarity, share(familiarity)],
          [texts.known, share(knownShare)],
          [texts.language, language ?? texts.unknown],
          [texts.decidedAt, <Time key="at" at={decision.decidedAt} />],
          ...(decision.classified === null
            ? []
            : [[texts.classified, decision.classified.slice(0, 600)] as const]),
        ]}
      />
    </details>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { Tagged } from '~/api/index.js';
import { ConfidenceLine } from '~/subjects/decision/index.js';
import { intentName, type Ticket } from '~/subjects/tickets/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button, Loading, ProblemNotice, Row } from '~/ui/index.js';
import { decisionQuery, judgementOf, labelsQuery, wordOf } from './decision.js';
import styles from './decision.module.css';
import { DECISION_TEXTS } from './decision.texts.js';
import { DecisionDetails } from './decision-details.js';
import { useJudge } from './use-judge.js';

/** What the machine thought, how sure it was, why, and what people say of it. */
export function DecisionPanel(props: {
  readonly ticket: Tagged<Ticket>;
  readonly onCorrect: (intent?: string) => void;
}) {
  const texts = useTexts(DECISION_TEXTS);
  const format = useFormat();
  const { ticket, onCorrect } = props;
  const { id } = ticket.data;
  const found = useQuery(decisionQuery(id));
  const labels = useQuery(labelsQuery(id)).data?.data ?? [];
  const decision = found.data;
  const { judge, withdraw } = useJudge(ticket, decision?.intent);
  if (found.isPending) return <Loading />;
  if (found.error) return <ProblemNotice error={found.error} />;
  if (!decision) return <p>{texts.none}</p>;
  const { intent, confidence, threshold, reason } = decision;
  const judgement = judgementOf(labels);
  return (
    <div className={styles['decision']}>
      <p className={styles['intent']}>{intent === null ? texts.noIntent : intentName(intent)}</p>
      {confidence !== null && (
        <>
          <p className={styles['sure']}>
            <strong>{format.percent(confidence, 1)}</strong> {texts[wordOf(confidence)]}
          </p>
          <ConfidenceLine confidence={confidence} threshold={threshold} height={14} />
          <p className={styles['soft']}>
            {threshold === null ? texts.noThreshold : texts.threshold(format.percent(threshold, 1))}
          </p>
        </>
      )}
      <p>{texts[reason]}</p>
      {judgement ? (
        <Row>
          <span className={styles['judgement']}>
            {judgement.isRight === true || judgement.intent === null
              ? texts.judgedRight
              : texts.judgedWrong(intentName(judgement.intent))}
          </span>
          <Button size="small" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {texts.takeBack}
          </Button>
          <Button size="small" hint="C" onClick={() => onCorrect()}>
            {texts.correct}
          </Button>
        </Row>
      ) : (
        <Row>
          {intent !== null && (
            <Button
              kind="primary"
              size="small"
              hint="A"
              busy={judge.isPending}
              onClick={() => judge.mutate(intent)}
            >
              {texts.accept}
            </Button>
          )}
          <Button size="small" hint="C" onClick={() => onCorrect()}>
            {texts.correct}
          </Button>
        </Row>
      )}
      <DecisionDetails decision={decision} onCorrect={onCorrect} />
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import { OutcomeBadge } from '~/subjects/decision/index.js';
import type { Replay } from '~/subjects/policy/policy.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button, DataTable, Panel, ProblemNotice, Progress } from '~/ui/index.js';
import styles from './dial.module.css';
import { DIAL_TEXTS } from './dial.texts.js';
import { ReplayFigures } from './replay-figures.js';
import type { useReplay } from './use-replay.js';

/** What the policy would have made of past tickets, ticket by ticket. */
export function ReplayPanel(props: {
  readonly replay: ReturnType<typeof useReplay>;
  readonly onRun: () => void;
}) {
  const texts = useTexts(DIAL_TEXTS);
  const format = useFormat();
  const { replay, onRun } = props;
  const { data, isPending, progress = 0 } = replay;
  const isEnded = replay.error instanceof DOMException && replay.error.name === 'AbortError';
  return (
    <Panel
      title={texts.replay}
      actions={
        <Button size="small" busy={isPending} onClick={onRun}>
          {texts.replayRun}
        </Button>
      }
    >
      <p className={styles['soft']}>{texts.replayLead}</p>
      {!isEnded && <ProblemNotice error={replay.error} onRetry={onRun} />}
      {isPending && <Progress value={progress} label={texts.replaying(format.percent(progress))} />}
      {data && <ReplayFigures replay={data} />}
      {data && data.examples.length > 0 && <Flipped examples={data.examples} />}
    </Panel>
  );
}

function Flipped({ examples }: { readonly examples: Replay['examples'] }) {
  const texts = useTexts(DIAL_TEXTS);
  const format = useFormat();
  return (
    <>
      <h3>{texts.flipped}</h3>
      <DataTable
        caption={texts.flipped}
        columns={[
          {
            key: 'ticket',
            title: texts.ticket,
            cell: ({ ticketId }: Replay['examples'][number]) => (
              <Link to="/tickets/$ticketId" params={{ ticketId: String(ticketId) }}>
                {`#${ticketId}`}
              </Link>
            ),
          },
          { key: 'message', title: texts.message, cell: ({ excerpt }) => excerpt },
          {
            key: 'confidence',
            title: texts.confidence,
            numeric: true,
            cell: ({ confidenceAfter }) =>
              confidenceAfter === null ? '–' : format.percent(confidenceAfter, 1),
          },
          {
            key: 'before',
            title: texts.before,
            cell: ({ outcomeBefore }) => <OutcomeBadge outcome={outcomeBefore} />,
          },
          {
            key: 'after',
            title: texts.after,
            cell: ({ outcomeAfter }) => <OutcomeBadge outcome={outcomeAfter} />,
          },
        ]}
        rows={examples}
        rowKey={({ ticketId }) => ticketId}
      />
    </>
  );
}

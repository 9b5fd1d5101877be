import type { Replay } from '~/subjects/policy/policy.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { DataTable, Facts } from '~/ui/index.js';
import styles from './dial.module.css';
import { DIAL_TEXTS } from './dial.texts.js';

/** The sums of a replay: how many are answered, which change sides, how many are known to be wrong. */
export function ReplayFigures({ replay }: { readonly replay: Replay }) {
  const texts = useTexts(DIAL_TEXTS);
  const format = useFormat();
  const { outcomes, truth, flips, tickets } = replay;
  const rows = [
    {
      name: texts.answered,
      before: outcomes.before.auto_resolved,
      after: outcomes.after.auto_resolved,
    },
    { name: texts.known, before: truth.answeredKnownBefore, after: truth.answeredKnownAfter },
    { name: texts.wrongKnown, before: truth.wrongBefore, after: truth.wrongAfter },
  ];
  return (
    <div className={styles['dial']}>
      <DataTable
        caption={texts.replay}
        columns={[
          {
            key: 'name',
            title: texts.replayOf(format.number(tickets)),
            cell: ({ name }: (typeof rows)[number]) => name,
          },
          {
            key: 'before',
            title: texts.before,
            numeric: true,
            cell: ({ before }) => format.number(before),
          },
          {
            key: 'after',
            title: texts.after,
            numeric: true,
            cell: ({ after }) => format.number(after),
          },
        ]}
        rows={rows}
        rowKey={({ name }) => name}
      />
      <Facts
        facts={[
          [texts.toAnswered, format.number(flips.toAnswered)],
          [texts.toEscalated, format.number(flips.toEscalated)],
          [texts.toOpen, format.number(flips.toOpen)],
        ]}
      />
    </div>
  );
}

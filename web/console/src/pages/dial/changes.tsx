import { useFormat, useTexts } from '~/texts/index.js';
import { DataTable, Panel } from '~/ui/index.js';
import type { IntentChange } from './curve.js';
import { DIAL_TEXTS } from './dial.texts.js';

/** Which intents would be answered more or less than today, the largest change first. */
export function Changes(props: {
  readonly changes: readonly IntentChange[];
  readonly total: number;
}) {
  const texts = useTexts(DIAL_TEXTS);
  const format = useFormat();
  const { changes, total } = props;
  const changed = changes
    .filter(({ before, after }) => before.answered !== after.answered)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const perThousand = (before: number, after: number): string => {
    const now = (1000 * after) / Math.max(1, total);
    const by = now - (1000 * before) / Math.max(1, total);
    return `${format.number(now, 1)} (${by > 0 ? '+' : ''}${format.number(by, 1)})`;
  };
  return (
    <Panel title={texts.changes}>
      {changed.length === 0 ? (
        <p>{texts.noChanges}</p>
      ) : (
        <DataTable
          caption={texts.changes}
          columns={[
            { key: 'intent', title: texts.intent, cell: ({ intent }: IntentChange) => intent },
            {
              key: 'answered',
              title: texts.answeredChange,
              numeric: true,
              cell: ({ before, after }) => perThousand(before.answered, after.answered),
            },
            {
              key: 'wrong',
              title: texts.wrongChange,
              numeric: true,
              cell: ({ before, after }) => perThousand(before.wrong, after.wrong),
            },
          ]}
          rows={changed}
          rowKey={({ intent }) => intent}
        />
      )}
    </Panel>
  );
}

function sizeOf({ before, after }: IntentChange): number {
  return Math.abs(after.answered - before.answered);
}

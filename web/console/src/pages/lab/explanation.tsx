import { MarkedMessage, type Span } from '~/subjects/decision/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { DataTable, Panel } from '~/ui/index.js';
import styles from './lab.module.css';
import { LAB_TEXTS } from './lab.texts.js';
import type { Preview } from './use-preview.js';

/** The message with its marks, and every feature behind them. */
export function Explanation(props: {
  readonly message: string;
  readonly view: Preview;
  readonly onStrike: (span: Span) => void;
}) {
  const texts = useTexts(LAB_TEXTS);
  const format = useFormat();
  const { message, view, onStrike } = props;
  return (
    <Panel title={texts.heard}>
      <p className={styles['soft']}>{view.evidence.length > 0 ? texts.heardLead : texts.nothing}</p>
      <MarkedMessage
        message={message}
        evidence={view.evidence}
        onMark={onStrike}
        markLabel={texts.strike}
      />
      {view.evidence.length > 0 && (
        <details>
          <summary className={styles['soft']}>{texts.words}</summary>
          <DataTable
            caption={texts.words}
            columns={[
              { key: 'feature', title: texts.feature, cell: ({ feature }) => feature },
              {
                key: 'weight',
                title: texts.weight,
                numeric: true,
                cell: ({ weight }) => format.number(weight, 2),
              },
            ]}
            rows={view.evidence}
            rowKey={({ kind, feature }) => `${kind} ${feature}`}
          />
        </details>
      )}
    </Panel>
  );
}

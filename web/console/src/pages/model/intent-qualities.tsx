import { ShareBar } from '~/subjects/charts/index.js';
import { f1Of, type IntentQuality } from '~/subjects/models/index.js';
import { wilson } from '~/subjects/statistics/wilson.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { DataTable, Panel } from '~/ui/index.js';
import { MODEL_PAGE_TEXTS } from './model-page.texts.js';

/** How well each intent is recognised. */
export function IntentQualities(props: { readonly qualities: readonly IntentQuality[] }) {
  const texts = useTexts(MODEL_PAGE_TEXTS);
  const format = useFormat();
  return (
    <Panel title={texts.perIntent}>
      <DataTable
        caption={texts.perIntent}
        columns={[
          { key: 'intent', title: texts.intent, cell: ({ intent }: IntentQuality) => intent },
          {
            key: 'recall',
            title: texts.recall,
            cell: ({ recall, examples }) => (
              <ShareBar value={wilson(Math.round(recall * examples), examples)} />
            ),
          },
          {
            key: 'precision',
            title: texts.precision,
            numeric: true,
            cell: ({ precision }) => format.percent(precision, 1),
          },
        ]}
        rows={props.qualities.toSorted((a, b) => f1Of(a) - f1Of(b))}
        rowKey={({ intent }) => intent}
      />
    </Panel>
  );
}

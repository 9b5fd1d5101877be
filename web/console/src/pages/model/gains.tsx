import type { components } from '@client';
import { useFormat, useTexts } from '~/texts/index.js';
import { DataTable } from '~/ui/index.js';
import styles from './model.module.css';
import { MODEL_PAGE_TEXTS } from './model-page.texts.js';

type IntentComparison = components['schemas']['IntentComparisonView'];

/** Which intents the model recognises better or worse than the one before, losses first. */
export function Gains({ intents }: { readonly intents: readonly IntentComparison[] }) {
  const texts = useTexts(MODEL_PAGE_TEXTS);
  const format = useFormat();
  const share = (right: number, { examples }: IntentComparison): string =>
    examples > 0 ? format.percent(right / examples) : '–';
  return (
    <details>
      <summary>{texts.gains}</summary>
      <DataTable
        caption={texts.gains}
        columns={[
          { key: 'intent', title: texts.intent, cell: ({ intent }: IntentComparison) => intent },
          {
            key: 'examples',
            title: texts.examples,
            numeric: true,
            cell: ({ examples }) => format.number(examples),
          },
          {
            key: 'before',
            title: texts.before,
            numeric: true,
            cell: (it) => share(it.active, it),
          },
          {
            key: 'candidate',
            title: texts.candidate,
            numeric: true,
            cell: (it) => share(it.candidate, it),
          },
          {
            key: 'change',
            title: texts.change,
            numeric: true,
            cell: ({ active, candidate }) => <Change by={candidate - active} />,
          },
        ]}
        rows={intents}
        rowKey={({ intent }) => intent}
      />
    </details>
  );
}

function Change({ by }: { readonly by: number }) {
  const format = useFormat();
  const sign = by > 0 ? '+' : '';
  const tone = by > 0 ? 'good' : by < 0 ? 'bad' : 'soft';
  return <span className={styles[tone]}>{`${sign}${format.number(by)}`}</span>;
}

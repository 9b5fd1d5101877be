import type { ReactNode } from 'react';
import { type Metrics, type Model, MODEL_TEXTS } from '~/subjects/models/index.js';
import { type Format, useFormat, useLanguage, useTexts } from '~/texts/index.js';
import { DataTable, Facts, Panel, Time } from '~/ui/index.js';
import styles from './model.module.css';
import { MODEL_PAGE_TEXTS } from './model-page.texts.js';

/** What the model was made of, and how good it is. */
export function FiguresPanel(props: { readonly model: Model; readonly metrics: Metrics }) {
  const texts = useTexts(MODEL_PAGE_TEXTS);
  const says = useTexts(MODEL_TEXTS);
  const format = useFormat();
  const language = useLanguage();
  const { model, metrics } = props;
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return (
    <Panel title={texts.figures}>
      <div className={styles['columns']}>
        <Facts
          facts={[
            [texts.accuracy, share(metrics.accuracy, format)],
            [texts.macroF1, share(metrics.macroF1, format)],
            [texts.ece, share(metrics.ece, format)],
            [texts.familiar, share(metrics.familiar, format)],
          ]}
        />
        <Facts
          facts={[
            [texts.trained, <Time key="at" at={model.trainedAt ?? model.createdAt} />],
            [texts.why, says[model.trigger]],
            [texts.examples, count(metrics.examples, format)],
            [texts.intents, count(metrics.intents, format)],
            [texts.encoder, metrics.encoder ?? texts.wordsOnly],
            [texts.languages, model.languages?.map((it) => names.of(it)).join(', ') || '–'],
            [texts.took, metrics.seconds === undefined ? '–' : format.duration(metrics.seconds)],
            [
              texts.size,
              metrics.artifactBytes === undefined ? '–' : format.bytes(metrics.artifactBytes),
            ],
          ]}
        />
      </div>
      {metrics.coverageAt.length > 0 && (
        <>
          <h3>{texts.coverage}</h3>
          <p className={styles['soft']}>{texts.coverageLead}</p>
          <DataTable
            caption={texts.coverage}
            columns={[
              { key: 'right', title: texts.right, cell: ({ right }) => format.percent(right) },
              {
                key: 'coverage',
                title: texts.answered,
                numeric: true,
                cell: ({ coverage }) => format.percent(coverage, 1),
              },
            ]}
            rows={metrics.coverageAt}
            rowKey={({ right }) => right}
          />
        </>
      )}
    </Panel>
  );
}

function share(value: number | undefined, format: Format): ReactNode {
  return value === undefined ? '–' : format.percent(value, 1);
}

function count(value: number | undefined, format: Format): ReactNode {
  return value === undefined ? '–' : format.number(value);
}

import { Link } from '@tanstack/react-router';
import {
  ActivateButton,
  metricsOf,
  type Model,
  MODEL_TEXTS,
  ModelBadge,
} from '~/subjects/models/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { DataTable, Time } from '~/ui/index.js';
import { MODELS_PAGE_TEXTS } from './models-page.texts.js';

/** One row for each model. */
export function ModelTable(props: {
  readonly models: readonly Model[];
  readonly isAdmin: boolean;
}) {
  const texts = useTexts(MODELS_PAGE_TEXTS);
  const says = useTexts(MODEL_TEXTS);
  const format = useFormat();
  const { models, isAdmin } = props;
  const active = models.find(({ status }) => status === 'active');
  const share = (value: number | undefined): string =>
    value === undefined ? '–' : format.percent(value, 1);
  return (
    <DataTable
      caption={texts.title}
      columns={[
        {
          key: 'model',
          title: texts.model,
          cell: ({ id, version }: Model) => (
            <Link to="/models/$modelId" params={{ modelId: String(id) }}>
              {says.name(format.number(version))}
            </Link>
          ),
        },
        {
          key: 'status',
          title: texts.status,
          cell: ({ status }) => <ModelBadge status={status} />,
        },
        {
          key: 'trained',
          title: texts.trained,
          cell: ({ trainedAt, createdAt }) => <Time at={trainedAt ?? createdAt} />,
        },
        { key: 'why', title: texts.why, cell: ({ trigger }) => says[trigger] },
        {
          key: 'accuracy',
          title: texts.accuracy,
          numeric: true,
          cell: ({ metrics }) => share(metricsOf(metrics).accuracy),
        },
        {
          key: 'ece',
          title: texts.ece,
          numeric: true,
          cell: ({ metrics }) => share(metricsOf(metrics).ece),
        },
        {
          key: 'verdict',
          title: texts.verdict,
          cell: ({ comparison }) => (comparison ? says[comparison.verdict] : '–'),
        },
        ...(isAdmin
          ? [
              {
                key: 'actions',
                title: texts.actions,
                cell: (model: Model) => (
                  <ActivateButton model={model} isEarlier={model.id < (active?.id ?? 0)} />
                ),
              },
            ]
          : []),
      ]}
      rows={models}
      rowKey={({ id }) => id}
    />
  );
}

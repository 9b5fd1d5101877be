import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { isAtLeast, useMe } from '~/api/index.js';
import {
  ActivateButton,
  isTraining,
  metricsOf,
  MODEL_TEXTS,
  ModelBadge,
  modelQuery,
  useActiveModel,
} from '~/subjects/models/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Loading, Page, Panel, ProblemNotice, Progress } from '~/ui/index.js';
import { CalibrationPanel } from './calibration-panel.js';
import { FiguresPanel } from './figures-panel.js';
import { GatePanel } from './gate-panel.js';
import { IntentQualities } from './intent-qualities.js';
import { MODEL_PAGE_TEXTS } from './model-page.texts.js';

/** The report of one model; while it is being trained, how far that is. */
export function ModelReport({ id }: { readonly id: number }) {
  const texts = useTexts(MODEL_PAGE_TEXTS);
  const says = useTexts(MODEL_TEXTS);
  const format = useFormat();
  const isAdmin = isAtLeast(useMe(), 'admin');
  const active = useActiveModel();
  const { data: model, error, refetch } = useQuery(modelQuery(id));
  const retry = (): void => void refetch();
  if (!model)
    return (
      <Page title={texts.figures}>
        {error === null ? <Loading /> : <ProblemNotice error={error} onRetry={retry} />}
      </Page>
    );
  const metrics = metricsOf(model.metrics);
  return (
    <Page
      title={says.name(format.number(model.version))}
      lead={texts.lead}
      actions={
        <>
          <ModelBadge status={model.status} />
          {isAdmin && <ActivateButton model={model} isEarlier={id < (active?.id ?? 0)} />}
          <Link to="/models">{texts.all}</Link>
        </>
      }
    >
      {isTraining(model) && (
        <Progress value={model.progress} label={says.progress(format.percent(model.progress))} />
      )}
      {model.error !== null && (
        <Panel title={texts.failed}>
          <p>{model.error}</p>
        </Panel>
      )}
      {model.metrics && <FiguresPanel model={model} metrics={metrics} />}
      {model.metrics && <GatePanel model={model} />}
      {model.metrics && <CalibrationPanel model={model} ece={metrics.ece} />}
      {metrics.perIntent.length > 0 && <IntentQualities qualities={metrics.perIntent} />}
    </Page>
  );
}

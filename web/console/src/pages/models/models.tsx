import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { isAtLeast, useMe } from '~/api/index.js';
import { isTraining, MODEL_TEXTS, modelsQuery, TrainButton } from '~/subjects/models/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { EmptyState, Loading, Page, ProblemNotice, Progress } from '~/ui/index.js';
import { ModelTable } from './model-table.js';
import { MODELS_PAGE_TEXTS } from './models-page.texts.js';

/** The list of models, newest first, and the training that is under way. */
export function Models() {
  const texts = useTexts(MODELS_PAGE_TEXTS);
  const says = useTexts(MODEL_TEXTS);
  const format = useFormat();
  const isAdmin = isAtLeast(useMe(), 'admin');
  const { data, error, isPending, refetch } = useQuery(modelsQuery);
  const models = data?.data ?? [];
  const training = models.find(isTraining);
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={isAdmin && <TrainButton busy={training !== undefined} />}
    >
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {training && (
        <Progress
          value={training.progress}
          label={says.progress(format.percent(training.progress))}
        />
      )}
      {data && models.length === 0 && (
        <EmptyState title={texts.none} action={<Link to="/intents">{texts.toIntents}</Link>}>
          {texts.noneLead}
        </EmptyState>
      )}
      {models.length > 0 && <ModelTable models={models} isAdmin={isAdmin} />}
    </Page>
  );
}

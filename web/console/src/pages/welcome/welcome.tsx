import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { intentsQuery } from '~/subjects/intents/index.js';
import { isTraining, MODEL_TEXTS, modelsQuery, TrainButton } from '~/subjects/models/index.js';
import { policyQuery } from '~/subjects/policy/policy.js';
import { outcomesQuery } from '~/subjects/reports/outcomes.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Loading, Page, ProblemNotice, Progress } from '~/ui/index.js';
import { ModeButton } from './mode-button.js';
import { StepItem } from './step-item.js';
import { doneSteps, nextStep } from './steps.js';
import styles from './welcome.module.css';
import { WELCOME_TEXTS } from './welcome.texts.js';

/** The five steps, of which the service says which are done. */
export function Welcome() {
  const texts = useTexts(WELCOME_TEXTS);
  const says = useTexts(MODEL_TEXTS);
  const format = useFormat();
  const intents = useQuery(intentsQuery);
  const models = useQuery(modelsQuery);
  const policy = useQuery(policyQuery);
  const outcomes = useQuery(outcomesQuery());
  const queries = [intents, models, policy, outcomes];
  const error = queries.map((it) => it.error).find((it) => it !== null);
  const again = (): void => queries.forEach((it) => void it.refetch());
  if (!intents.data || !models.data || !policy.data || !outcomes.data)
    return (
      <Page title={texts.title} lead={texts.lead}>
        {error ? <ProblemNotice error={error} onRetry={again} /> : <Loading />}
      </Page>
    );
  const all = models.data.data;
  const training = all.find(isTraining);
  const decided = outcomes.data.total.tickets;
  const { mode } = policy.data.data;
  const done = doneSteps({
    intents: intents.data,
    hasActiveModel: all.some(({ status }) => status === 'active'),
    decided,
    mode,
  });
  const next = nextStep(done);
  const examples = intents.data.reduce((sum, it) => sum + it.examples, 0);
  const answered = intents.data.filter(({ answer }) => answer !== null).length;
  const common = { done, next };
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Progress value={done.size / 5} label={texts.progress(format.number(done.size))} />
      {next === undefined && <p>{texts.allDone}</p>}
      <ol className={styles['steps']}>
        <StepItem
          {...common}
          step="intents"
          facts={texts.intentsFacts(format.number(intents.data.length), format.number(examples))}
        >
          <Link to="/import">{texts.toImport}</Link>
          <Link to="/discovery">{texts.toDiscovery}</Link>
          <Link to="/intents">{texts.toIntents}</Link>
        </StepItem>
        <StepItem {...common} step="answers" facts={texts.answersFacts(format.number(answered))}>
          <Link to="/intents">{texts.toIntents}</Link>
        </StepItem>
        <StepItem {...common} step="train">
          {training ? (
            <Progress
              value={training.progress}
              label={says.progress(format.percent(training.progress))}
            />
          ) : (
            next === 'train' && <TrainButton />
          )}
          <Link to="/models">{texts.toModels}</Link>
        </StepItem>
        <StepItem {...common} step="shadow" facts={texts.shadowFacts(format.number(decided))}>
          {mode === 'live' && !done.has('shadow') && (
            <ModeButton mode="shadow" policy={policy.data} />
          )}
          <Link to="/dial">{texts.toDial}</Link>
        </StepItem>
        <StepItem
          {...common}
          step="live"
          facts={mode === 'live' ? texts.modeLive : texts.modeShadow}
        >
          {mode === 'shadow' && <ModeButton mode="live" policy={policy.data} />}
        </StepItem>
      </ol>
    </Page>
  );
}

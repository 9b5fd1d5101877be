import { ProblemError } from '@client';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button } from './button.js';
import styles from './problem.module.css';
import { UI_TEXTS } from './ui.texts.js';

/** What went wrong, in the words of the service, and by which request it is found in its logs. */
export function ProblemNotice(props: { readonly error: unknown; readonly onRetry?: () => void }) {
  const texts = useTexts(UI_TEXTS);
  const say = useSayProblem();
  const { error, onRetry } = props;
  if (error === null || error === undefined) return null;
  const requestId = error instanceof ProblemError ? error.requestId : '';
  return (
    <div role="alert" className={styles['problem']}>
      <p>{say(error)}</p>
      {error instanceof ProblemError && error.errors.length > 0 && (
        <ul>
          {error.errors.map(({ path, message }) => (
            <li key={`${path} ${message}`}>{`${path} ${message}`}</li>
          ))}
        </ul>
      )}
      {requestId && <p className={styles['request']}>{texts.request(requestId)}</p>}
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {texts.retry}
        </Button>
      )}
    </div>
  );
}

/** Says what went wrong in a sentence. */
export function useSayProblem(): (error: unknown) => string {
  const texts = useTexts(UI_TEXTS);
  const format = useFormat();
  return (error) => {
    if (!(error instanceof ProblemError)) return texts.away;
    if (error.status === 412) return texts.changed;
    if (error.status === 429) return texts.later(format.duration(error.retryAfter ?? 60));
    return error.problem.detail || texts.refused;
  };
}

/** What is wrong with one field, by its path. */
export function errorOf(error: unknown, path: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  return error.errors.find((it) => it.path === path)?.message;
}

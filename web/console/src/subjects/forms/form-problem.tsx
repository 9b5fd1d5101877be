import { ProblemError } from '@client';
import { useTexts } from '~/texts/index.js';
import { ProblemNotice } from '~/ui/index.js';
import { isWithin } from './error-within.js';
import styles from './form.module.css';
import { FORM_TEXTS } from './forms.texts.js';

/** What went wrong with a form; what stands at its fields is not said twice. */
export function FormProblem(props: {
  readonly error: unknown;
  /** The fields that say themselves what is wrong with them. */
  readonly fields: readonly string[];
}) {
  const texts = useTexts(FORM_TEXTS);
  const { error, fields } = props;
  const isAtFields =
    error instanceof ProblemError &&
    error.errors.length > 0 &&
    error.errors.every(({ path }) => fields.some((field) => isWithin(path, field)));
  if (!isAtFields) return <ProblemNotice error={error} />;
  return (
    <p role="alert" className={styles['problem']}>
      {texts.atFields}
    </p>
  );
}

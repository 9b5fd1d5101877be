import { useTexts } from '~/texts/index.js';
import { classes } from '~/ui/index.js';
import styles from './composer.module.css';
import { THREAD_TEXTS } from './thread.texts.js';
import type { CannedAnswer } from './use-canned.js';

/** The canned answers that fit, beside the field; the focus stays in the field. */
export function CannedList(props: {
  readonly id: string;
  readonly answers: readonly CannedAnswer[];
  readonly at: number;
  readonly onChoose: (answer: CannedAnswer) => void;
}) {
  const texts = useTexts(THREAD_TEXTS);
  if (props.answers.length === 0)
    return (
      <p role="status" className={styles['canned']}>
        {texts.noCanned}
      </p>
    );
  return (
    <ul id={props.id} role="listbox" aria-label={texts.canned} className={styles['canned']}>
      {props.answers.map((answer, index) => (
        <li
          key={answer.id}
          id={`${props.id}-${index}`}
          role="option"
          aria-selected={index === props.at}
          className={classes(styles['option'], index === props.at && styles['currentOption'])}
          onPointerDown={(event) => {
            event.preventDefault();
            props.onChoose(answer);
          }}
        >
          <code>/{answer.shortcut}</code> <strong>{answer.title}</strong>
          <span>{answer.body.slice(0, 90)}</span>
        </li>
      ))}
    </ul>
  );
}

import { type ComponentProps, useId, useState } from 'react';
import { useTexts } from '~/texts/index.js';
import { notify, useSayProblem } from '~/ui/index.js';
import { CannedList } from './canned-list.js';
import styles from './composer.module.css';
import { THREAD_TEXTS } from './thread.texts.js';
import {
  type CannedAnswer,
  slashIn,
  useCannedAnswers,
  useRender,
  withoutSlash,
} from './use-canned.js';

/** A field for a message, in which a slash brings the canned answers. */
export function CannedField(
  props: Omit<ComponentProps<'textarea'>, 'value' | 'onChange'> & {
    readonly ticketId: number | undefined;
    readonly value: string;
    readonly onValue: (value: string) => void;
    readonly onSubmitKey: () => void;
  },
) {
  const texts = useTexts(THREAD_TEXTS);
  const say = useSayProblem();
  const { ticketId, value, onValue, onSubmitKey, ...rest } = props;
  const id = useId();
  const [cursor, setCursor] = useState<number>();
  const [at, setAt] = useState(0);
  const before = cursor === undefined ? '' : value.slice(0, cursor);
  const answers = useCannedAnswers(slashIn(before));
  const rendering = useRender(ticketId);
  const choose = (answer: CannedAnswer | undefined): void => {
    if (!answer) return;
    rendering.mutate(answer.id, {
      onSuccess: ({ text, missing }) => {
        onValue(withoutSlash(before) + text + value.slice(before.length));
        if (missing.length > 0) notify({ text: texts.missing(missing.join(', ')) });
      },
      onError: (error) => notify({ text: say(error), tone: 'bad' }),
    });
    setCursor(undefined);
  };
  const isOpen = answers !== undefined;
  const onKey = (key: string): boolean => {
    if (!answers) return false;
    const count = Math.max(answers.length, 1);
    if (key === 'ArrowDown') setAt((at + 1) % count);
    else if (key === 'ArrowUp') setAt((at - 1 + count) % count);
    else if (key === 'Enter' || key === 'Tab') choose(answers[at]);
    else if (key === 'Escape') setCursor(undefined);
    else return false;
    return key !== 'Tab' || answers.length > 0;
  };
  return (
    <div className={styles['field']}>
      {answers && <CannedList id={id} answers={answers} at={at} onChoose={choose} />}
      <textarea
        {...rest}
        className={styles['input']}
        rows={4}
        dir="auto"
        value={value}
        maxLength={100_000}
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen && answers[at] ? `${id}-${at}` : undefined}
        onChange={({ target }) => {
          onValue(target.value);
          setCursor(target.selectionStart);
          setAt(0);
        }}
        onBlur={() => setCursor(undefined)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmitKey();
          else if (onKey(event.key)) {
            event.preventDefault();
            event.stopPropagation();
            return;
          } else if (event.key === 'Escape') event.currentTarget.blur();
          else return;
          event.preventDefault();
        }}
      />
    </div>
  );
}

import { useState } from 'react';
import { intentName, useIntentNames } from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, classes, Dialog, Row, Stack, TextField } from '~/ui/index.js';
import type { Decision } from './decision.js';
import styles from './decision.module.css';
import { DECISION_TEXTS } from './decision.texts.js';

const ID = 'intent-choice';

/** Asks which intent is right, and says what choosing it teaches. */
export function CorrectDialog(props: {
  readonly decision: Decision | null | undefined;
  readonly first: string | undefined;
  readonly onClose: () => void;
  readonly onChoose: (intent: string) => void;
}) {
  const texts = useTexts(DECISION_TEXTS);
  return (
    <Dialog open onClose={props.onClose} title={texts.correctTitle}>
      <Choice {...props} />
    </Dialog>
  );
}

function Choice(props: Parameters<typeof CorrectDialog>[0]) {
  const texts = useTexts(DECISION_TEXTS);
  const { decision, first, onClose, onChoose } = props;
  const [query, setQuery] = useState(first === undefined ? '' : intentName(first));
  const [at, setAt] = useState(0);
  const names = useIntentNames();
  const thought = decision?.alternatives.map(({ intent }) => intent) ?? [];
  const all = [...new Set([...thought, ...names, ...(first ? [first] : [])])];
  const found = all.filter((it) => fits(it, query));
  // Who may not read the taxonomy types a name; the service knows whether there is one.
  const typed = query.trim().toLowerCase().replaceAll(' ', '_');
  const chosen = found[at] ?? (typed === '' ? undefined : typed);
  const move = (step: number): void =>
    setAt((now) => (found.length === 0 ? 0 : (now + step + found.length) % found.length));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      <Stack>
        <TextField
          autoFocus
          label={texts.search}
          role="combobox"
          aria-expanded="true"
          aria-controls={ID}
          aria-activedescendant={found[at] === undefined ? undefined : `${ID}-${at}`}
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') move(1);
            else if (event.key === 'ArrowUp') move(-1);
            else return;
            event.preventDefault();
          }}
        />
        {found.length === 0 && <p role="status">{texts.noMatch}</p>}
        <ul id={ID} role="listbox" aria-label={texts.correctTitle} className={styles['choices']}>
          {found.map((it, index) => (
            <li
              key={it}
              id={`${ID}-${index}`}
              role="option"
              aria-selected={index === at}
              className={classes(styles['choice'], index === at && styles['chosen'])}
              onClick={() => setAt(index)}
              onDoubleClick={() => onChoose(it)}
            >
              {intentName(it)}
            </li>
          ))}
        </ul>
        {chosen !== undefined && (
          <p className={styles['teaches']}>
            <strong>{texts.teach}:</strong> {teaches(texts, decision?.intent, chosen)}
          </p>
        )}
        <Row>
          <Button kind="primary" type="submit" hint="↵">
            {texts.save}
          </Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </Row>
      </Stack>
    </form>
  );
}

function teaches(
  texts: {
    readonly teachesRight: (intent: string) => string;
    readonly teachesWrong: (was: string, intent: string) => string;
    readonly teachesNew: (intent: string) => string;
  },
  named: string | null | undefined,
  chosen: string,
): string {
  if (!named) return texts.teachesNew(intentName(chosen));
  return named === chosen
    ? texts.teachesRight(intentName(chosen))
    : texts.teachesWrong(intentName(named), intentName(chosen));
}

/** Whether each word of the query begins a word of the name. */
function fits(name: string, query: string): boolean {
  const hay = ` ${name.replaceAll('_', ' ').toLowerCase()}`;
  return query
    .toLowerCase()
    .split(/[\s_]+/)
    .every((word) => hay.includes(` ${word}`));
}

import { Dialog } from '@base-ui/react/dialog';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { isAtLeast, useMe } from '~/api/index.js';
import { useTexts } from '~/texts/index.js';
import { classes } from '~/ui/index.js';
import { UI_TEXTS } from '~/ui/ui.texts.js';
import { NAVIGATION_TEXTS, PLACES } from './navigation.js';
import styles from './palette.module.css';
import { shortcutsOfNow, useShortcuts } from './shortcuts.js';

interface Command {
  readonly label: string;
  readonly hint?: string;
  readonly run: () => void;
}

/** Everything that can be gone to or done, found by typing. */
export function Palette() {
  const texts = useTexts(NAVIGATION_TEXTS);
  const [commands, setCommands] = useState<readonly Command[]>();
  const navigate = useNavigate();
  const me = useMe();
  const open = (): void =>
    setCommands([
      ...shortcutsOfNow()
        .filter(({ keys }) => keys !== 'mod+k')
        .map(({ keys, label, run }) => ({ label, run, hint: keys })),
      ...PLACES.filter(({ role }) => isAtLeast(me, role)).map(({ to, text }) => ({
        label: texts[text],
        run: () => void navigate({ to }),
      })),
    ]);
  useShortcuts([{ keys: 'mod+k', label: texts.palette, run: open }]);
  return (
    <Dialog.Root
      open={commands !== undefined}
      onOpenChange={(next) => next || setCommands(undefined)}
    >
      <button type="button" className={styles['opener']} onClick={open}>
        <span>{texts.palette}</span>
        <kbd>⌘K</kbd>
      </button>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Popup className={styles['popup']} aria-label={texts.palette}>
          {commands && <Search commands={commands} onDone={() => setCommands(undefined)} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** A field with the list of what fits; the arrows move in the list while the focus stays. */
function Search(props: { readonly commands: readonly Command[]; readonly onDone: () => void }) {
  const texts = useTexts(NAVIGATION_TEXTS);
  const none = useTexts(UI_TEXTS).none;
  const navigate = useNavigate();
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const number = /^#?(\d+)$/.exec(query.trim())?.[1];
  const found: readonly Command[] = number
    ? [
        {
          label: texts.ticket(number),
          run: () => void navigate({ to: '/tickets/$ticketId', params: { ticketId: number } }),
        },
      ]
    : props.commands.filter(({ label }) => fits(label, query));
  const choose = (command: Command | undefined): void => {
    if (!command) return;
    props.onDone();
    // After the dialog is gone, so that the focus goes where the command wants it.
    setTimeout(command.run);
  };
  const move = (step: number): void =>
    setAt((now) => (found.length === 0 ? 0 : (now + step + found.length) % found.length));
  return (
    <>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        aria-label={texts.palette}
        className={styles['input']}
        autoFocus
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Enter') choose(found[at]);
          else return;
          event.preventDefault();
        }}
      />
      <ul id={id} role="listbox" aria-label={texts.palette} className={styles['list']}>
        {found.map((command, index) => (
          <li
            key={index}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={classes(styles['option'], index === at && styles['current'])}
            onPointerMove={() => setAt(index)}
            onClick={() => choose(command)}
          >
            {command.label}
            {command.hint && <kbd>{command.hint}</kbd>}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p role="status">{none}</p>}
    </>
  );
}

/** Whether every word of the query begins somewhere in the label. */
function fits(label: string, query: string): boolean {
  const hay = ` ${label.toLowerCase()}`;
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

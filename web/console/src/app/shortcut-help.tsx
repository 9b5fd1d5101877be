import { useState } from 'react';
import { useTexts } from '~/texts/index.js';
import { Button, Checkbox, Dialog, IconButton } from '~/ui/index.js';
import { NAVIGATION_TEXTS } from './navigation.js';
import styles from './shortcut-help.module.css';
import { type Shortcut, shortcutsOfNow, useShortcuts, useSingleKeys } from './shortcuts.js';

/** Says which keys do what on the page that is open, and switches single keys off. */
export function ShortcutHelp() {
  const texts = useTexts(NAVIGATION_TEXTS);
  const [shown, setShown] = useState<readonly Shortcut[]>();
  const [isOn, turn] = useSingleKeys();
  const show = (): void => setShown(firstOfEach(shortcutsOfNow()));
  useShortcuts([{ keys: '?', label: texts.help, run: show }]);
  return (
    <>
      <IconButton label={texts.help} onClick={show}>
        ?
      </IconButton>
      <Dialog open={shown !== undefined} onClose={() => setShown(undefined)} title={texts.help}>
        <dl className={styles['keys']}>
          {shown?.map(({ keys, label }) => (
            <div key={keys}>
              <dt>
                <kbd>{keys.replace('mod+', '⌘/Ctrl ')}</kbd>
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
        <Checkbox
          label={texts.singleKeys}
          checked={isOn}
          onChange={({ target }) => turn(target.checked)}
        />
        <Button onClick={() => setShown(undefined)}>{texts.closeHelp}</Button>
      </Dialog>
    </>
  );
}

function firstOfEach(shortcuts: readonly Shortcut[]): readonly Shortcut[] {
  const byKeys = new Map<string, Shortcut>();
  for (const it of shortcuts) if (!byKeys.has(it.keys)) byKeys.set(it.keys, it);
  return [...byKeys.values()];
}

import { Toast as Base } from '@base-ui/react/toast';
import { useTexts } from '~/texts/index.js';
import styles from './toasts.module.css';
import { UI_TEXTS } from './ui.texts.js';

const manager = Base.createToastManager();
const SHOWN_MS = 6_000;

/** Something that has just happened, and perhaps how to take it back. */
export interface Notice {
  readonly text: string;
  readonly tone?: 'plain' | 'bad';
  readonly action?: { readonly label: string; readonly run: () => void };
  /** How long it is shown, in milliseconds. */
  readonly forMs?: number;
}

/** Shows a notice at the edge of the page; it is read to those who do not see. @returns what takes it away */
export function notify(notice: Notice): () => void {
  const { text, tone = 'plain', action, forMs = SHOWN_MS } = notice;
  const id = manager.add({
    title: text,
    type: tone,
    timeout: forMs,
    priority: tone === 'bad' ? 'high' : 'low',
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          action.run();
          manager.close(id);
        },
      },
    }),
  });
  return () => manager.close(id);
}

/** Where notices are shown; once, around all pages. */
export function Toasts() {
  return (
    <Base.Provider toastManager={manager} limit={4}>
      <Base.Portal>
        <Base.Viewport className={styles['viewport']}>
          <List />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function List() {
  const texts = useTexts(UI_TEXTS);
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root key={toast.id} toast={toast} className={styles['toast']}>
      <Base.Content className={styles['content']}>
        <Base.Title className={styles['text']} />
        <Base.Action className={styles['action']} />
        <Base.Close className={styles['close']} aria-label={texts.close}>
          ×
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

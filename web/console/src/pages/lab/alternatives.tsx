import { useFormat, useTexts } from '~/texts/index.js';
import { Panel } from '~/ui/index.js';
import styles from './lab.module.css';
import { LAB_TEXTS } from './lab.texts.js';
import type { Preview } from './use-preview.js';

/** What else the message could be about, and the wishes where there are several. */
export function Alternatives({ view }: { readonly view: Preview }) {
  const texts = useTexts(LAB_TEXTS);
  const format = useFormat();
  const { alternatives, wishes } = view;
  const shown = wishes.length > 1 ? wishes : alternatives;
  if (shown.length === 0) return null;
  return (
    <Panel title={wishes.length > 1 ? texts.wishes : texts.alternatives}>
      <ul className={styles['bars']}>
        {shown.map(({ intent, confidence }, i) => (
          <li key={`${intent} ${i}`}>
            <span>{intent}</span>
            <meter value={confidence} aria-label={intent} />
            <span className={styles['number']}>{format.percent(confidence, 1)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

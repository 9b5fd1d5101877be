import { useFormat, useTexts } from '~/texts/index.js';
import { Panel } from '~/ui/index.js';
import styles from './lab.module.css';
import { LAB_TEXTS } from './lab.texts.js';
import type { Preview } from './use-preview.js';

/** The examples that are most like the message. */
export function Nearest({ view }: { readonly view: Preview }) {
  const texts = useTexts(LAB_TEXTS);
  const format = useFormat();
  return (
    <Panel title={texts.nearest}>
      {view.nearest.length === 0 && <p className={styles['soft']}>{texts.noNearest}</p>}
      <ul className={styles['nearest']}>
        {view.nearest.map(({ id, text, intent, similarity }) => (
          <li key={id}>
            <p dir="auto">{text}</p>
            <p className={styles['soft']}>
              {intent} · {texts.similarity} {format.percent(similarity)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

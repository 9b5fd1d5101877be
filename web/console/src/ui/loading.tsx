import { useTexts } from '~/texts/index.js';
import styles from './loading.module.css';
import { UI_TEXTS } from './ui.texts.js';

/** Something is being read. */
export function Loading() {
  return (
    <p role="status" className={styles['loading']}>
      {useTexts(UI_TEXTS).loading}
    </p>
  );
}

/** How far long work is, from 0 to 1; without a value it only says that it goes on. */
export function Progress(props: { readonly value?: number; readonly label: string }) {
  const { value, label } = props;
  return (
    <label className={styles['progress']}>
      <span>{label}</span>
      {value === undefined ? <progress /> : <progress value={value} max={1} />}
    </label>
  );
}

import { useTexts } from '~/texts/index.js';
import { Button } from '~/ui/index.js';
import { copy } from './copy.js';
import styles from './secrets.module.css';
import { SECRET_TEXTS } from './secrets.texts.js';

/** Something that is shown once, and is to be copied. */
export function Secret(props: { readonly label: string; readonly value: string }) {
  const texts = useTexts(SECRET_TEXTS);
  const { label, value } = props;
  return (
    <div className={styles['secret']}>
      <output aria-label={label} className={styles['value']}>
        {value}
      </output>
      <Button onClick={() => copy(value, texts)}>{texts.copy}</Button>
    </div>
  );
}

import { useFormat } from '~/texts/index.js';
import { Field } from '~/ui/index.js';
import styles from './dial.module.css';

/** A share that is turned; letting go is told apart, as what it causes takes longer. */
export function Slider(props: {
  readonly label: string;
  readonly value: number;
  readonly range: { readonly min: number; readonly max: number; readonly step: number };
  readonly digits: number;
  readonly onValue: (value: number) => void;
  readonly onRelease: () => void;
}) {
  const format = useFormat();
  const { label, value, range, digits, onValue, onRelease } = props;
  const said = format.percent(value, digits);
  return (
    <Field label={label}>
      {(described) => (
        <div className={styles['slider']}>
          <input
            type="range"
            {...described}
            {...range}
            value={value}
            aria-valuetext={said}
            onChange={({ target }) => onValue(target.valueAsNumber)}
            onPointerUp={onRelease}
            onKeyUp={({ key }) => /^(Arrow|Page|Home|End)/.test(key) && onRelease()}
          />
          <output className={styles['value']}>{said}</output>
        </div>
      )}
    </Field>
  );
}

import { Checkbox, type Option } from '~/ui/index.js';
import { FieldGroup } from './form.js';
import styles from './form.module.css';

/** Some of a few. */
export function Choices<Value extends string>(props: {
  readonly legend: string;
  readonly help?: string;
  readonly hideLegend?: boolean;
  readonly options: readonly Option<Value>[];
  readonly values: readonly Value[];
  readonly onValues: (values: Value[]) => void;
}) {
  const { legend, help, hideLegend = false, options, values, onValues } = props;
  const turn = (value: Value, on: boolean): void =>
    onValues(
      options.map((it) => it.value).filter((it) => (it === value ? on : values.includes(it))),
    );
  return (
    <FieldGroup legend={legend} help={help} hideLegend={hideLegend}>
      <div className={styles['choices']}>
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={values.includes(value)}
            onChange={({ target }) => turn(value, target.checked)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

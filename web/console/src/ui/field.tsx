import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.js';
import styles from './field.module.css';

interface Labelled {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** What is wrong with it. */
  readonly error?: string | undefined;
  /** The label is read to those who do not see, but not shown. */
  readonly hideLabel?: boolean;
}

interface Described {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A label, the control that `children` makes, what helps, and what is wrong with it. */
export function Field(
  props: Labelled & { readonly children: (described: Described) => ReactNode },
) {
  const { label, help, error, hideLabel, children } = props;
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {help && (
        <p id={`${id}-help`} className={styles['help']}>
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles['error']} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** One line of text. */
export function TextField(props: Labelled & ComponentProps<'input'>) {
  const { label, help, error, hideLabel, className, ...rest } = props;
  return (
    <Field {...labelled(label, help, error, hideLabel)}>
      {(described) => (
        <input
          type="text"
          {...rest}
          {...described}
          className={classes(styles['input'], className)}
        />
      )}
    </Field>
  );
}

/** Several lines of text. */
export function TextArea(props: Labelled & ComponentProps<'textarea'>) {
  const { label, help, error, hideLabel, className, ...rest } = props;
  return (
    <Field {...labelled(label, help, error, hideLabel)}>
      {(described) => (
        <textarea
          rows={4}
          {...rest}
          {...described}
          className={classes(styles['input'], className)}
        />
      )}
    </Field>
  );
}

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** One of a few. */
export function Select<Value extends string>(
  props: Labelled &
    Omit<ComponentProps<'select'>, 'onChange' | 'value'> & {
      readonly value: Value;
      readonly options: readonly Option<Value>[];
      readonly onValue: (value: Value) => void;
    },
) {
  const { label, help, error, hideLabel, options, onValue, className, ...rest } = props;
  return (
    <Field {...labelled(label, help, error, hideLabel)}>
      {(described) => (
        <select
          {...rest}
          {...described}
          className={classes(styles['input'], className)}
          onChange={({ target }) => onValue(target.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Something that is on or off. */
export function Checkbox(
  props: Omit<ComponentProps<'input'>, 'type'> & { readonly label: ReactNode },
) {
  const { label, ...rest } = props;
  return (
    <label className={styles['checkbox']}>
      <input type="checkbox" {...rest} />
      <span>{label}</span>
    </label>
  );
}

function labelled(
  label: ReactNode,
  help: ReactNode,
  error: string | undefined,
  hideLabel: boolean | undefined,
): Labelled {
  return { label, help, error, ...(hideLabel !== undefined && { hideLabel }) };
}

import styles from './values.module.css';

/** Whatever names and values an answer has, as text; what is within is written as JSON. */
export function Values({ values }: { readonly values: object }) {
  return (
    <dl className={styles['values']}>
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{textOf(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 1);
}

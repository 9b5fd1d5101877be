import type { ReactNode } from 'react';
import { classes } from '~/ui/index.js';
import styles from './form.module.css';

/** Fields below each other, sent by Enter or by the button that submits. */
export function Form(props: {
  readonly label: string;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}) {
  return (
    <form
      aria-label={props.label}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
    </form>
  );
}

/** Fields beside each other where there is room. */
export function Fields(props: { readonly children: ReactNode }) {
  return <div className={styles['fields']}>{props.children}</div>;
}

/** Fields that belong together, under a name. */
export function FieldGroup(props: {
  readonly legend: string;
  readonly hideLegend?: boolean;
  readonly help?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className={styles['group']}>
      <legend className={classes(props.hideLegend && 'visually-hidden')}>{props.legend}</legend>
      {props.help && <p className={styles['help']}>{props.help}</p>}
      {props.children}
    </fieldset>
  );
}

/** What helps with fields that are no group. */
export function Help(props: { readonly children: ReactNode }) {
  return <p className={styles['help']}>{props.children}</p>;
}

import type { ReactNode } from 'react';
import { classes } from './classes.js';
import styles from './layout.module.css';

/** A page with its title, what can be done on it, and its content. */
export function Page(props: {
  readonly title: string;
  /** A sentence that says what the page is for. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { title, lead, actions, children } = props;
  return (
    <div className={styles['page']}>
      <title>{title}</title>
      <header className={styles['header']}>
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <p className={styles['lead']}>{lead}</p>}
        </div>
        {actions && <div className={styles['actions']}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with a ground of its own. */
export function Panel(props: {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { title, actions, className, children } = props;
  return (
    <section className={classes(styles['panel'], className)}>
      {(title || actions) && (
        <div className={styles['panelHead']}>
          {title && <h2>{title}</h2>}
          {actions && <div className={styles['actions']}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** Things beside each other, which wrap. */
export function Row(props: { readonly className?: string; readonly children: ReactNode }) {
  return <div className={classes(styles['row'], props.className)}>{props.children}</div>;
}

/** Things below each other. */
export function Stack(props: { readonly className?: string; readonly children: ReactNode }) {
  return <div className={classes(styles['stack'], props.className)}>{props.children}</div>;
}

/** There is nothing, why that is, and what to do about it. */
export function EmptyState(props: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={styles['empty']}>
      <h2>{props.title}</h2>
      {props.children && <p>{props.children}</p>}
      {props.action}
    </div>
  );
}

/** Names and their values. */
export function Facts(props: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles['facts']}>
      {props.facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

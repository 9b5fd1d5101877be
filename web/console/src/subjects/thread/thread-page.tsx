import type { ReactNode } from 'react';
import styles from './thread-page.module.css';

/** A page of a thread: its head, the thread in the middle, and beside it what is known. */
export function ThreadPage(props: {
  readonly head: ReactNode;
  readonly sideLabel: string;
  readonly side: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>{props.head}</header>
      <div className={styles['main']}>{props.children}</div>
      <aside className={styles['side']} aria-label={props.sideLabel}>
        {props.side}
      </aside>
    </div>
  );
}

/** The ways from a thread to others. */
export function Ways(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <nav className={styles['ways']} aria-label={props.label}>
      {props.children}
    </nav>
  );
}

/** What can be done with it, at the end of its head. */
export function HeadActions({ children }: { readonly children: ReactNode }) {
  return <span className={styles['actions']}>{children}</span>;
}

/** One part of what is known. */
export function SidePart(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

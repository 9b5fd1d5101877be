import type { ReactNode } from 'react';
import styles from './filters.module.css';

/** What a list is narrowed by, above it; the fields stand at one line where there is room. */
export function Filters(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="search" aria-label={props.label} className={styles['filters']}>
      {props.children}
    </div>
  );
}

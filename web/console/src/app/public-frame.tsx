import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LANGUAGES, setLanguage, useLanguage } from '~/texts/index.js';
import { Panel } from '~/ui/index.js';
import styles from './public-frame.module.css';

/** What stands around the pages of whoever is not signed in. */
export function PublicFrame(props: {
  readonly title: string;
  readonly lead?: string;
  /** Other ways, below the form. */
  readonly ways?: ReactNode;
  readonly children: ReactNode;
}) {
  const { title, lead, ways, children } = props;
  return (
    <main className={styles['page']}>
      <title>{title}</title>
      <div className={styles['card']}>
        <Panel>
          <h1>{title}</h1>
          {lead && <p className={styles['lead']}>{lead}</p>}
          {children}
        </Panel>
        {ways && <nav className={styles['ways']}>{ways}</nav>}
        <Languages />
      </div>
    </main>
  );
}

/** Leads to the sign-in. */
export function ToSignIn({ children }: { readonly children: ReactNode }) {
  return <Link to="/sign-in">{children}</Link>;
}

function Languages() {
  const current = useLanguage();
  return (
    <div className={styles['ways']}>
      {LANGUAGES.map((it) => (
        <button
          key={it}
          type="button"
          lang={it}
          aria-pressed={it === current}
          className={styles['language']}
          onClick={() => setLanguage(it)}
        >
          {new Intl.DisplayNames(it, { type: 'language' }).of(it) ?? it}
        </button>
      ))}
    </div>
  );
}

import { useRouter, useSearch } from '@tanstack/react-router';
import { useTexts } from '~/texts/index.js';
import { Panel } from '~/ui/index.js';
import styles from './sign-in.module.css';
import { SIGN_IN_TEXTS } from './sign-in.texts.js';
import { SignInForm } from './sign-in-form.js';

/** The way in. */
export function SignInPage() {
  const texts = useTexts(SIGN_IN_TEXTS);
  const router = useRouter();
  const { to } = useSearch({ from: '/sign-in' });
  return (
    <main className={styles['page']}>
      <title>{texts.title}</title>
      <Panel className={styles['card'] ?? ''}>
        <h1>{texts.title}</h1>
        <p>{texts.lead}</p>
        <SignInForm onDone={() => router.history.push(`${router.basepath}${to ?? '/queue'}`)} />
      </Panel>
    </main>
  );
}

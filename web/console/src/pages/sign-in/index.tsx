import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { PublicFrame } from '~/app/public-frame.js';
import { useTexts } from '~/texts/index.js';
import { SIGN_IN_TEXTS } from './sign-in.texts.js';
import { SignInForm } from './sign-in-form.js';

/** The way in. */
export function SignInPage() {
  const texts = useTexts(SIGN_IN_TEXTS);
  const router = useRouter();
  const { to } = useSearch({ from: '/sign-in' });
  const ways = (
    <>
      <Link to="/forgot-password">{texts.forgot}</Link>
      <Link to="/register">{texts.register}</Link>
    </>
  );
  return (
    <PublicFrame title={texts.title} lead={texts.lead} ways={ways}>
      <SignInForm onDone={() => router.history.push(`${router.basepath}${to ?? '/queue'}`)} />
    </PublicFrame>
  );
}

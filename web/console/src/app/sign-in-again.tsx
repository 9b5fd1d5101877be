import { useSyncExternalStore } from 'react';
import { session, useMe } from '~/api/index.js';
import { SIGN_IN_TEXTS } from '~/pages/sign-in/sign-in.texts.js';
import { SignInForm } from '~/pages/sign-in/sign-in-form.js';
import { useTexts } from '~/texts/index.js';
import { Dialog } from '~/ui/index.js';

/** A session that ended while somebody works is begun again over the page, which keeps what it holds. */
export function SignInAgain() {
  const texts = useTexts(SIGN_IN_TEXTS);
  const me = useMe();
  const state = useSyncExternalStore(session.subscribe, session.get);
  return (
    <Dialog open={state === 'expired'} onClose={() => undefined} title={texts.again}>
      <p>{texts.againLead}</p>
      <SignInForm email={me.email} onDone={() => undefined} />
    </Dialog>
  );
}

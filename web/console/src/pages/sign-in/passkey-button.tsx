import { useMutation } from '@tanstack/react-query';
import { hasPasskeys, isDeclined, signInByPasskey } from '~/api/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, ProblemNotice } from '~/ui/index.js';
import styles from './sign-in.module.css';
import { SIGN_IN_TEXTS } from './sign-in.texts.js';

/** Signs in by a passkey alone, where the browser has such. */
export function PasskeyButton(props: {
  readonly organization?: string;
  readonly onDone: () => void;
}) {
  const texts = useTexts(SIGN_IN_TEXTS);
  const entry = useMutation({
    mutationFn: () => signInByPasskey(props.organization),
    onSuccess: props.onDone,
  });
  if (!hasPasskeys()) return null;
  return (
    <>
      <p className={styles['or']}>{texts.or}</p>
      {isDeclined(entry.error) ? (
        <p role="status">{texts.passkeyDeclined}</p>
      ) : (
        <ProblemNotice error={entry.error} />
      )}
      <Button busy={entry.isPending} onClick={() => entry.mutate()}>
        {texts.passkey}
      </Button>
    </>
  );
}

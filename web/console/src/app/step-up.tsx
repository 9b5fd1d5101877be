import { useMutation } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { api, askPasskey, hasPasskeys, isDeclined, read, steppedUp, useMe } from '~/api/index.js';
import { Form } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, Dialog, ProblemNotice, Row, TextField } from '~/ui/index.js';
import { openQuestion } from './proof.js';
import { STEP_UP_TEXTS } from './step-up.texts.js';

/** Asks somebody once more who they are, when `proven` needs it; stands once around all pages. */
export function StepUp() {
  const texts = useTexts(STEP_UP_TEXTS);
  const question = useSyncExternalStore(openQuestion.subscribe, openQuestion.get);
  return (
    <Dialog open={question !== undefined} onClose={() => question?.decline()} title={texts.title}>
      {question && <Proof onProven={question.answer} onDecline={question.decline} />}
    </Dialog>
  );
}

function Proof(props: { readonly onProven: () => void; readonly onDecline: () => void }) {
  const texts = useTexts(STEP_UP_TEXTS);
  const me = useMe();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const proof = useMutation({
    mutationFn: async (byPasskey: boolean) => {
      const factor = byPasskey ? { passkey: await passkeyNow() } : { ...(code && { code }) };
      steppedUp(await read(api.POST('/api/v1/auth/step-up', { body: { password, ...factor } })));
    },
    onSuccess: props.onProven,
  });
  return (
    <Form label={texts.title} onSubmit={() => proof.mutate(false)}>
      <p>{texts.lead}</p>
      {!isDeclined(proof.error) && <ProblemNotice error={proof.error} />}
      <TextField
        type="password"
        autoComplete="current-password"
        autoFocus
        required
        label={texts.password}
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
      {me.secondFactor && (
        <TextField
          autoComplete="one-time-code"
          label={texts.code}
          help={texts.codeHelp}
          value={code}
          onChange={({ target }) => setCode(target.value.trim())}
        />
      )}
      <Row>
        <Button kind="primary" type="submit" busy={proof.isPending}>
          {texts.confirm}
        </Button>
        {me.secondFactor && hasPasskeys() && (
          <Button busy={proof.isPending} onClick={() => proof.mutate(true)}>
            {texts.byPasskey}
          </Button>
        )}
        <Button kind="quiet" onClick={props.onDecline}>
          {texts.cancel}
        </Button>
      </Row>
    </Form>
  );
}

async function passkeyNow(): Promise<Record<string, unknown>> {
  const { options } = await read(api.POST('/api/v1/auth/passkeys/challenge', { body: {} }));
  return askPasskey(options);
}

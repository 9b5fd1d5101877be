import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { useAction } from '~/app/use-action.js';
import { type Account, ACCOUNT_TEXTS, AccountStatus } from '~/subjects/accounts/index.js';
import { Secret } from '~/subjects/secrets/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button, Dialog, Facts, Panel, ProblemNotice, Row } from '~/ui/index.js';
import { RemoveFactor } from './remove-factor.js';
import { RoleChoice } from './role-choice.js';
import { USER_TEXTS } from './user.texts.js';

/** What an account may do, and how its owner gets in again. */
export function AccountPanel({ user }: { readonly user: Account }) {
  const texts = useTexts(USER_TEXTS);
  const names = useTexts(ACCOUNT_TEXTS);
  const format = useFormat();
  const [link, setLink] = useState<string>();
  const reset = useAction({
    save: () =>
      read(api.POST('/api/v1/users/{id}/password-reset', { params: { path: { id: user.id } } })),
    touches: [],
    onSaved: (made) => setLink(made.link),
  });
  const isPerson = user.kind === 'person';
  return (
    <Panel title={texts.account}>
      <Facts
        facts={[
          [texts.status, <AccountStatus key="status" disabled={user.disabled} />],
          [texts.kind, names[user.kind]],
          ...(isPerson
            ? ([[texts.secondFactor, names[user.secondFactor ? 'on' : 'off']]] as const)
            : []),
          [texts.since, format.date(user.createdAt)],
          [texts.number, `${user.id}`],
        ]}
      />
      <RoleChoice user={user} />
      {isPerson && (
        <>
          <ProblemNotice error={reset.error} />
          <Row>
            <Button busy={reset.isPending} onClick={() => reset.mutate()}>
              {texts.resetLink}
            </Button>
            {user.secondFactor && <RemoveFactor user={user} />}
          </Row>
        </>
      )}
      <Dialog open={link !== undefined} onClose={() => setLink(undefined)} title={texts.resetTitle}>
        <p>{texts.resetLead(user.email)}</p>
        <Secret label={texts.link} value={link ?? ''} />
        <Row>
          <Button kind="primary" onClick={() => setLink(undefined)}>
            {texts.close}
          </Button>
        </Row>
      </Dialog>
    </Panel>
  );
}

import { api } from '~/api/index.js';
import { Confirmed } from '~/app/confirmed.js';
import type { Account } from '~/subjects/accounts/index.js';
import { useTexts } from '~/texts/index.js';
import { notify } from '~/ui/index.js';
import { USER_TEXTS } from './user.texts.js';

/** Removes the second factor of somebody who has lost it. */
export function RemoveFactor({ user }: { readonly user: Account }) {
  const texts = useTexts(USER_TEXTS);
  return (
    <Confirmed
      button={texts.removeFactor}
      title={texts.removeFactorTitle}
      lead={texts.removeFactorLead(user.email)}
      save={() =>
        api.DELETE('/api/v1/users/{id}/second-factor', { params: { path: { id: user.id } } })
      }
      touches={[['user', user.id], ['users']]}
      onSaved={() => notify({ text: texts.factorRemoved })}
    />
  );
}

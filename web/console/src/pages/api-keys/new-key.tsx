import type { components } from '@client';
import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { useAction } from '~/app/use-action.js';
import { ACCOUNT_TEXTS, type Role, ROLES, useRoleOptions } from '~/subjects/accounts/index.js';
import { Choices, Form } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, errorOf, ProblemNotice, Select, TextField } from '~/ui/index.js';
import { API_KEY_TEXTS } from './api-keys.texts.js';

type Scope = components['schemas']['ApiKeyScope'];
type Created = components['schemas']['CreatedApiKey'];

const SCOPES = [
  ...(['tickets:read', 'tickets:write', 'tickets:on_behalf', 'reports:read'] as const),
  ...(['triage:read', 'triage:write', 'admin'] as const),
];

/** Makes a key for a machine. */
export function NewKey({ onMade }: { readonly onMade: (key: Created) => void }) {
  const texts = useTexts(API_KEY_TEXTS);
  const roleTexts = useTexts(ACCOUNT_TEXTS);
  const roles = useRoleOptions<Role>(ROLES);
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('user');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [day, setDay] = useState('');
  const making = useAction({
    save: () =>
      read(
        api.POST('/api/v1/auth/api-keys', {
          body: {
            ...{ name, role },
            ...(scopes.length > 0 && { scopes: [...scopes] }),
            ...(day && { expiresAt: `${day}T12:00:00Z` }),
          },
        }),
      ),
    touches: [['api-keys'], ['users']],
    onSaved: onMade,
  });
  return (
    <Form label={texts.make} onSubmit={() => making.mutate()}>
      <ProblemNotice error={making.error} />
      <TextField
        label={texts.name}
        help={texts.nameHelp}
        required
        autoFocus
        maxLength={100}
        value={name}
        onChange={({ target }) => setName(target.value)}
        error={errorOf(making.error, 'name')}
      />
      <Select
        label={texts.role}
        help={roleTexts[`${role}Help`]}
        value={role}
        onValue={setRole}
        options={roles}
      />
      <Choices<Scope>
        legend={texts.scopes}
        help={texts.scopesHelp}
        options={SCOPES.map((value) => ({ value, label: texts[value] }))}
        values={scopes}
        onValues={setScopes}
      />
      <TextField
        type="date"
        label={texts.ends}
        help={texts.endsHelp}
        value={day}
        onChange={({ target }) => setDay(target.value)}
        error={errorOf(making.error, 'expiresAt')}
      />
      <Button kind="primary" type="submit" busy={making.isPending}>
        {texts.make}
      </Button>
    </Form>
  );
}

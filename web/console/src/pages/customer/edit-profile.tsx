import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, queries, type Tagged } from '~/api/index.js';
import { type Profile } from '~/subjects/people/index.js';
import { useTexts } from '~/texts/index.js';
import {
  Button,
  Dialog,
  errorOf,
  notify,
  ProblemNotice,
  Row,
  Stack,
  TextField,
} from '~/ui/index.js';
import { CUSTOMER_PAGE_TEXTS } from './customer-page.texts.js';

/** Changes what is known of a customer. */
export function EditProfile(props: {
  readonly profile: Tagged<Profile>;
  readonly onClose: () => void;
}) {
  const texts = useTexts(CUSTOMER_PAGE_TEXTS);
  const { profile, onClose } = props;
  const { userId, displayName, phone, preferredLanguage, timezone, tags, lifetimeValue } =
    profile.data;
  const saving = useMutation({
    mutationFn: (form: FormData) => {
      const text = (name: string): string | null => {
        const value = form.get(name);
        return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
      };
      return api.PATCH('/api/v1/users/{id}/profile', {
        params: { path: { id: userId }, header: { 'If-Match': profile.etag } },
        body: {
          displayName: text('displayName'),
          phone: text('phone'),
          preferredLanguage: text('preferredLanguage'),
          timezone: text('timezone'),
          lifetimeValue: text('lifetimeValue'),
          tags: (text('tags') ?? '')
            .split(',')
            .map((it) => it.trim())
            .filter(Boolean),
        },
      });
    },
    onSuccess: () => {
      notify({ text: texts.saved });
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['profile', userId] }),
  });
  const field = (name: string, label: string, value: string | null, help?: string): ReactNode => (
    <TextField
      name={name}
      label={label}
      defaultValue={value ?? ''}
      help={help}
      error={errorOf(saving.error, name)}
    />
  );
  return (
    <Dialog open onClose={onClose} title={texts.editTitle}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate(new FormData(event.currentTarget));
        }}
      >
        <Stack>
          <ProblemNotice error={saving.error} />
          {field('displayName', texts.displayName, displayName)}
          {field('phone', texts.phone, phone, texts.phoneHelp)}
          {field('preferredLanguage', texts.language, preferredLanguage, texts.languageHelp)}
          {field('timezone', texts.zone, timezone, texts.zoneHelp)}
          {field('lifetimeValue', texts.value, lifetimeValue)}
          {field('tags', texts.tags, tags.join(', '), texts.tagsHelp)}
          <Row>
            <Button kind="primary" type="submit" busy={saving.isPending}>
              {texts.save}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}

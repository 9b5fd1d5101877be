import type { components } from '@client';
import { useQuery } from '@tanstack/react-query';
import { api, readTagged, type Tagged } from '~/api/index.js';
import { useAction } from '~/app/use-action.js';
import { Fields, Form, FORM_TEXTS, ListField, SaveBar, useDraft } from '~/subjects/forms/index.js';
import { NameFields, PlaceFields, PROFILE_TEXTS } from '~/subjects/profiles/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import {
  errorOf,
  Facts,
  Loading,
  notify,
  Panel,
  ProblemNotice,
  TextField,
  Time,
} from '~/ui/index.js';
import { USER_TEXTS } from './user.texts.js';

type Profile = components['schemas']['ProfileView'];

/** What is known of the owner of an account. */
export function ProfilePanel({ userId }: { readonly userId: number }) {
  const texts = useTexts(PROFILE_TEXTS);
  const { data, error, refetch } = useQuery({
    queryKey: ['profile', userId],
    queryFn: () =>
      readTagged(api.GET('/api/v1/users/{id}/profile', { params: { path: { id: userId } } })),
  });
  return (
    <Panel title={texts.title}>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <ProfileForm userId={userId} profile={data} />}
    </Panel>
  );
}

function ProfileForm(props: { readonly userId: number; readonly profile: Tagged<Profile> }) {
  const texts = useTexts(USER_TEXTS);
  const saved = useTexts(FORM_TEXTS).saved;
  const format = useFormat();
  const { userId, profile } = props;
  const { lastSeenAt, customerSince } = profile.data;
  const draft = useDraft(editable(profile.data));
  const change = useAction({
    save: () =>
      api.PATCH('/api/v1/users/{id}/profile', {
        params: { path: { id: userId }, header: { 'If-Match': profile.etag } },
        body: draft.changed,
      }),
    touches: [['profile', userId]],
    onSaved: () => {
      draft.reset();
      notify({ text: saved });
    },
  });
  return (
    <Form label={texts.data} onSubmit={() => change.mutate()}>
      <ProblemNotice error={change.error} />
      <Facts
        facts={[
          [texts.seen, lastSeenAt ? <Time at={lastSeenAt} /> : texts.never],
          [texts.customerSince, format.date(customerSince)],
        ]}
      />
      <NameFields value={draft.value} set={draft.set} error={change.error} />
      <PlaceFields value={draft.value} set={draft.set} error={change.error} />
      <Fields>
        <ListField
          label={texts.tags}
          values={draft.value.tags}
          onValues={(tags) => draft.set({ tags })}
          error={errorOf(change.error, 'tags')}
        />
        <TextField
          label={texts.lifetimeValue}
          help={texts.lifetimeValueHelp}
          inputMode="decimal"
          value={draft.value.lifetimeValue ?? ''}
          onChange={({ target }) => draft.set({ lifetimeValue: target.value || null })}
          error={errorOf(change.error, 'lifetimeValue')}
        />
      </Fields>
      <SaveBar isDirty={draft.isDirty} busy={change.isPending} onReset={draft.reset} />
    </Form>
  );
}

function editable(profile: Profile) {
  const { displayName, firstName, lastName, phone, tags, lifetimeValue } = profile;
  const { preferredLanguage, timezone } = profile;
  return {
    ...{ displayName, firstName, lastName, phone, preferredLanguage, timezone },
    ...{ tags, lifetimeValue },
  };
}

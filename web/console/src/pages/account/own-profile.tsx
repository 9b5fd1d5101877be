import type { components } from '@client';
import { useQuery } from '@tanstack/react-query';
import { api, isAtLeast, readTagged, type Tagged, useMe } from '~/api/index.js';
import { useAction } from '~/app/use-action.js';
import { Form, FORM_TEXTS, SaveBar, useDraft } from '~/subjects/forms/index.js';
import {
  NameFields,
  Notifications,
  PlaceFields,
  PROFILE_TEXTS,
} from '~/subjects/profiles/index.js';
import { useTexts } from '~/texts/index.js';
import { Loading, notify, Panel, ProblemNotice } from '~/ui/index.js';

type Profile = components['schemas']['OwnProfileView'];

/** What somebody says of themselves. */
export function OwnProfile() {
  const texts = useTexts(PROFILE_TEXTS);
  const own = useOwnProfile();
  return (
    <Panel title={texts.title}>
      <ProblemNotice error={own.error} />
      {own.isPending && <Loading />}
      {own.data && <ProfileForm profile={own.data} />}
    </Panel>
  );
}

/** Of what somebody wants to be told. */
export function OwnNotifications() {
  const texts = useTexts(PROFILE_TEXTS);
  const own = useOwnProfile();
  return (
    <Panel title={texts.notifications}>
      <p>{texts.notificationsLead}</p>
      <ProblemNotice error={own.error} />
      {own.isPending && <Loading />}
      {own.data && <NotificationsForm profile={own.data} />}
    </Panel>
  );
}

function useOwnProfile() {
  return useQuery({
    queryKey: ['own-profile'],
    queryFn: () => readTagged(api.GET('/api/v1/users/me/profile')),
  });
}

function useProfileChange(etag: string, onSaved: () => void) {
  const me = useMe();
  const saved = useTexts(FORM_TEXTS).saved;
  return useAction({
    save: (body: components['schemas']['ChangeOwnProfile']) =>
      api.PATCH('/api/v1/users/me/profile', { params: { header: { 'If-Match': etag } }, body }),
    touches: [['own-profile'], ['profile', me.id]],
    onSaved: () => {
      onSaved();
      notify({ text: saved });
    },
  });
}

function ProfileForm({ profile: { data, etag } }: { readonly profile: Tagged<Profile> }) {
  const texts = useTexts(PROFILE_TEXTS);
  const { displayName, firstName, lastName, phone, preferredLanguage, timezone } = data;
  const draft = useDraft({
    ...{ displayName, firstName, lastName },
    ...{ phone, preferredLanguage, timezone },
  });
  const change = useProfileChange(etag, draft.reset);
  const edited = { value: draft.value, set: draft.set, error: change.error };
  return (
    <Form label={texts.title} onSubmit={() => change.mutate(draft.changed)}>
      <ProblemNotice error={change.error} />
      <NameFields {...edited} isOwn />
      <PlaceFields {...edited} />
      <SaveBar isDirty={draft.isDirty} busy={change.isPending} onReset={draft.reset} />
    </Form>
  );
}

function NotificationsForm({ profile: { data, etag } }: { readonly profile: Tagged<Profile> }) {
  const texts = useTexts(PROFILE_TEXTS);
  const me = useMe();
  const draft = useDraft({ notifications: data.notifications });
  const change = useProfileChange(etag, draft.reset);
  return (
    <Form label={texts.notifications} onSubmit={() => change.mutate(draft.changed)}>
      <ProblemNotice error={change.error} />
      <Notifications
        value={draft.value.notifications}
        onValue={(notifications) => draft.set({ notifications })}
        isStaff={isAtLeast(me, 'agent')}
      />
      <SaveBar isDirty={draft.isDirty} busy={change.isPending} onReset={draft.reset} />
    </Form>
  );
}

import type { components } from '@client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, readTagged, type Tagged } from '~/api/index.js';
import { useAction } from '~/app/use-action.js';
import { FORM_TEXTS } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Loading, notify, ProblemNotice } from '~/ui/index.js';

export type Organization = components['schemas']['OrganizationView'];
export type Change = components['schemas']['ChangeOwnOrganization'];

const organizationQuery = queryOptions({
  queryKey: ['organization'],
  queryFn: () => readTagged(api.GET('/api/v1/organization')),
});

/** Shows what needs the organisation, once it is read. */
export function WithOrganization(props: {
  readonly children: (organization: Tagged<Organization>) => ReactNode;
}) {
  const { data, error, refetch } = useQuery(organizationQuery);
  if (data) return props.children(data);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return <Loading />;
}

/** Changes the organisation as it was read. */
export function useOrganizationChange(etag: string, onSaved: () => void) {
  const texts = useTexts(FORM_TEXTS);
  return useAction({
    save: (body: Change) =>
      api.PATCH('/api/v1/organization', { params: { header: { 'If-Match': etag } }, body }),
    touches: [['organization'], ['retention']],
    onSaved: () => {
      onSaved();
      notify({ text: texts.saved });
    },
  });
}

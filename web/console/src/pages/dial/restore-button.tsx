import { useQuery } from '@tanstack/react-query';
import { api, readTagged } from '~/api/index.js';
import { Confirmed } from '~/app/confirmed.js';
import { policyQuery } from '~/subjects/policy/policy.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { notify } from '~/ui/index.js';
import { DIAL_TEXTS } from './dial.texts.js';
import type { Version } from './version-words.js';
import { VERSION_TEXTS } from './versions.texts.js';

/** Brings an earlier version back, unless the policy was changed since it was read. */
export function RestoreButton({ version }: { readonly version: Version }) {
  const texts = useTexts(VERSION_TEXTS);
  const says = useTexts(DIAL_TEXTS);
  const format = useFormat();
  const { data: policy } = useQuery(policyQuery);
  if (!policy) return null;
  return (
    <Confirmed
      size="small"
      button={texts.restore}
      title={texts.restoreTitle(format.number(version.version))}
      lead={texts.restoreLead}
      save={() =>
        readTagged(
          api.POST('/api/v1/triage/policy/versions/{id}/restore', {
            params: { path: { id: version.id }, header: { 'If-Match': policy.etag } },
          }),
        )
      }
      touches={[['policy']]}
      onSaved={({ data }) => notify({ text: says.saved(format.number(data.version)) })}
    />
  );
}

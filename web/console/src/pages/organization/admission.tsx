import type { Tagged } from '~/api/index.js';
import { PERSON_ROLES, useRoleOptions } from '~/subjects/accounts/index.js';
import {
  Choices,
  errorWithin,
  Form,
  ListField,
  SaveBar,
  useDraft,
} from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Checkbox, Panel, ProblemNotice } from '~/ui/index.js';
import { ORGANIZATION_TEXTS } from './organization.texts.js';
import { type Organization, useOrganizationChange } from './with-organization.js';

/** Who may have an account, call from where, and with what proof; and what is kept of it. */
export function Admission({ organization }: { readonly organization: Tagged<Organization> }) {
  const texts = useTexts(ORGANIZATION_TEXTS);
  const roles = useRoleOptions(PERSON_ROLES);
  const { data, etag } = organization;
  const draft = useDraft(editable(data));
  const change = useOrganizationChange(etag, draft.reset);
  const { value, set } = draft;
  return (
    <Form label={texts.admission} onSubmit={() => change.mutate(draft.changed)}>
      <ProblemNotice error={change.error} />
      <Panel title={texts.admission}>
        <ListField
          label={texts.domains}
          help={texts.domainsHelp}
          values={value.allowedEmailDomains}
          onValues={(allowedEmailDomains) => set({ allowedEmailDomains })}
          error={errorWithin(change.error, 'allowedEmailDomains')}
        />
        <ListField
          label={texts.ips}
          help={texts.ipsHelp}
          values={value.ipAllowList}
          onValues={(ipAllowList) => set({ ipAllowList })}
          error={errorWithin(change.error, 'ipAllowList')}
        />
        <Checkbox
          label={texts.mfa}
          checked={value.requireMfa}
          onChange={({ target }) => set({ requireMfa: target.checked })}
        />
        <Choices
          legend={texts.mfaRoles}
          options={roles}
          values={value.requireMfaRoles}
          onValues={(requireMfaRoles) => set({ requireMfaRoles })}
        />
      </Panel>
      <Panel title={texts.privacy}>
        <Checkbox
          label={texts.redact}
          checked={value.redactPaymentData}
          onChange={({ target }) => set({ redactPaymentData: target.checked })}
        />
        <Checkbox
          label={texts.reading}
          checked={value.auditReading}
          onChange={({ target }) => set({ auditReading: target.checked })}
        />
      </Panel>
      <SaveBar isDirty={draft.isDirty} busy={change.isPending} onReset={draft.reset} />
    </Form>
  );
}

function editable(organization: Organization) {
  const { allowedEmailDomains, ipAllowList, requireMfa, requireMfaRoles } = organization;
  const { redactPaymentData, auditReading } = organization;
  return {
    ...{ allowedEmailDomains, ipAllowList, requireMfa, redactPaymentData, auditReading },
    requireMfaRoles: PERSON_ROLES.filter((role) => requireMfaRoles.includes(role)),
  };
}

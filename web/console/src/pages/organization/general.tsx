import type { Tagged } from '~/api/index.js';
import { Fields, Form, ListField, SaveBar, useDraft } from '~/subjects/forms/index.js';
import { useLanguageName, ZONES } from '~/subjects/profiles/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { errorOf, Facts, Panel, ProblemNotice, Select, TextArea, TextField } from '~/ui/index.js';
import { ORGANIZATION_TEXTS } from './organization.texts.js';
import { type Organization, useOrganizationChange } from './with-organization.js';

const ZONES_ID = 'zones-of-organization';

/** Names, branding, time zone and languages. */
export function General({ organization }: { readonly organization: Tagged<Organization> }) {
  const texts = useTexts(ORGANIZATION_TEXTS);
  const nameOf = useLanguageName();
  const { data, etag } = organization;
  const draft = useDraft(editable(data));
  const change = useOrganizationChange(etag, draft.reset);
  const { value, set } = draft;
  const field = (name: 'displayName' | 'website' | 'logoUrl') => ({
    label: texts[name],
    value: value[name] ?? '',
    onChange: ({ target }: { target: { value: string } }) => set({ [name]: target.value || null }),
    error: errorOf(change.error, name),
  });
  const languages = value.supportedLanguages.includes(value.defaultLanguage)
    ? value.supportedLanguages
    : [value.defaultLanguage, ...value.supportedLanguages];
  return (
    <Form
      label={texts.general}
      onSubmit={() => {
        const { color, ...rest } = draft.changed;
        change.mutate({ ...rest, ...(color !== undefined && { branding: branded(data, color) }) });
      }}
    >
      <ProblemNotice error={change.error} />
      <Panel>
        <Standing organization={data} />
        <Fields>
          <TextField {...field('displayName')} help={texts.displayNameHelp} />
          <TextField {...field('website')} type="url" placeholder="https://…" />
        </Fields>
        <TextArea
          label={texts.description}
          maxLength={2000}
          value={value.description}
          onChange={({ target }) => set({ description: target.value })}
          error={errorOf(change.error, 'description')}
        />
      </Panel>
      <Panel title={texts.branding}>
        <Fields>
          <TextField {...field('logoUrl')} type="url" placeholder="https://…" />
          <TextField
            label={texts.color}
            help={texts.colorHelp}
            pattern="#[0-9a-fA-F]{6}"
            title={texts.colorWrong}
            value={value.color}
            onChange={({ target }) => set({ color: target.value })}
          />
        </Fields>
      </Panel>
      <Panel title={texts.place}>
        <Fields>
          <TextField
            label={texts.timezone}
            help={texts.timezoneHelp}
            list={ZONES_ID}
            required
            value={value.timezone}
            onChange={({ target }) => set({ timezone: target.value })}
            error={errorOf(change.error, 'timezone')}
          />
          <ListField
            label={texts.languages}
            help={texts.languagesHelp}
            values={value.supportedLanguages}
            onValues={(supportedLanguages) => set({ supportedLanguages })}
            error={errorOf(change.error, 'supportedLanguages')}
          />
          <Select
            label={texts.defaultLanguage}
            value={value.defaultLanguage}
            onValue={(defaultLanguage) => set({ defaultLanguage })}
            options={languages.map((code) => ({ value: code, label: nameOf(code) }))}
            error={errorOf(change.error, 'defaultLanguage')}
          />
        </Fields>
        <datalist id={ZONES_ID}>
          {ZONES.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </Panel>
      <SaveBar isDirty={draft.isDirty} busy={change.isPending} onReset={draft.reset} />
    </Form>
  );
}

/** What only operators of the service change. */
function Standing({ organization }: { readonly organization: Organization }) {
  const texts = useTexts(ORGANIZATION_TEXTS);
  const format = useFormat();
  const { name, slug, tier, status, trialEndsAt } = organization;
  return (
    <Facts
      facts={[
        [texts.name, name],
        [texts.slug, <code key="slug">{slug}</code>],
        [texts.tier, texts[tier]],
        [texts.status, texts[status]],
        ...(trialEndsAt ? ([[texts.trialEnds, format.date(trialEndsAt)]] as const) : []),
      ]}
    />
  );
}

function editable(organization: Organization) {
  const { displayName, description, website, logoUrl, branding } = organization;
  const { timezone, defaultLanguage, supportedLanguages } = organization;
  const { color } = branding;
  return {
    ...{ displayName, description, website, logoUrl },
    ...{ timezone, defaultLanguage, supportedLanguages },
    color: typeof color === 'string' ? color : '',
  };
}

/** The branding with another colour; what else is in it stays. */
function branded({ branding }: Organization, color: string): Organization['branding'] {
  const { color: _, ...rest } = branding;
  return color ? { ...rest, color } : rest;
}

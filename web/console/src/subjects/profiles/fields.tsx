import { useId } from 'react';
import { Fields } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { errorOf, Select, TextField } from '~/ui/index.js';
import { LANGUAGE_CODES, useLanguageName, ZONES } from './places.js';
import { PROFILE_TEXTS } from './profiles.texts.js';

type Name = 'displayName' | 'firstName' | 'lastName' | 'phone';
type Place = 'preferredLanguage' | 'timezone';
type Values<Key extends string> = Readonly<Record<Key, string | null>>;

interface Edited<Key extends string> {
  readonly value: Values<Key>;
  readonly set: (change: Partial<Values<Key>>) => void;
  readonly error: unknown;
}

const NAMES = [
  { name: 'displayName', autoComplete: 'nickname' },
  { name: 'firstName', autoComplete: 'given-name' },
  { name: 'lastName', autoComplete: 'family-name' },
  { name: 'phone', autoComplete: 'tel', type: 'tel' },
] as const;

/** What somebody is called, and their phone. */
export function NameFields(props: Edited<Name> & { readonly isOwn?: boolean }) {
  const texts = useTexts(PROFILE_TEXTS);
  const { value, set, error, isOwn = false } = props;
  const help = { displayName: texts.displayNameHelp, phone: texts.phoneHelp };
  return (
    <Fields>
      {NAMES.map(({ name, autoComplete, ...type }) => (
        <TextField
          key={name}
          {...type}
          label={texts[name]}
          help={name === 'displayName' || name === 'phone' ? help[name] : undefined}
          autoComplete={isOwn ? autoComplete : 'off'}
          value={value[name] ?? ''}
          onChange={({ target }) => set({ [name]: target.value || null })}
          error={errorOf(error, name)}
        />
      ))}
    </Fields>
  );
}

/** In which language and in which time somebody lives. */
export function PlaceFields({ value, set, error }: Edited<Place>) {
  const texts = useTexts(PROFILE_TEXTS);
  const nameOf = useLanguageName();
  const zones = useId();
  const own = value.preferredLanguage;
  const codes =
    own === null || LANGUAGE_CODES.includes(own) ? LANGUAGE_CODES : [own, ...LANGUAGE_CODES];
  return (
    <Fields>
      <Select
        label={texts.language}
        value={own ?? ''}
        onValue={(code) => set({ preferredLanguage: code || null })}
        options={[
          { value: '', label: texts.unknown },
          ...codes.map((code) => ({ value: code, label: nameOf(code) })),
        ]}
        error={errorOf(error, 'preferredLanguage')}
      />
      <TextField
        label={texts.timezone}
        help={texts.timezoneHelp}
        list={zones}
        value={value.timezone ?? ''}
        onChange={({ target }) => set({ timezone: target.value || null })}
        error={errorOf(error, 'timezone')}
      />
      <datalist id={zones}>
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </Fields>
  );
}

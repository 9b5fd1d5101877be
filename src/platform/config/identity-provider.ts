import { variableName } from './environment.js';
import type { Settings } from './settings.js';
import { SettingsError } from './settings-error.js';

type Field = 'oidcIssuer' | 'oidcAudience' | 'oidcJwksUrl' | 'oidcRoleClaim' | 'oidcRoles';

/** Which setting of an identity provider is worth nothing without which other. */
const NEEDS: readonly (readonly [field: Field, needed: Field])[] = [
  ['oidcIssuer', 'oidcAudience'],
  ['oidcAudience', 'oidcIssuer'],
  ['oidcJwksUrl', 'oidcIssuer'],
  ['oidcRoleClaim', 'oidcIssuer'],
  ['oidcRoleClaim', 'oidcRoles'],
  ['oidcRoles', 'oidcRoleClaim'],
];

/** @throws SettingsError where only a part of an identity provider is set, or its keys could be forged */
export function requireProvider(settings: Settings): void {
  const isSet = (field: Field): boolean => (settings[field]?.length ?? 0) > 0;
  for (const [field, needed] of NEEDS) {
    if (!isSet(field) || isSet(needed)) continue;
    const [name, missing] = [variableName(field), variableName(needed)];
    throw new SettingsError(`${missing} is missing: ${name} needs one`);
  }
  if (settings.env !== 'production') return;
  for (const field of ['oidcIssuer', 'oidcJwksUrl'] as const) {
    if (settings[field]?.startsWith('http:')) {
      throw new SettingsError(`${variableName(field)} is wrong: production needs https://`);
    }
  }
}

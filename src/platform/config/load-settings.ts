import { randomBytes } from 'node:crypto';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { requireMail } from './account-settings.js';
import { variableName } from './environment.js';
import { requireProvider } from './identity-provider.js';
import { withSecretFiles } from './secret-files.js';
import { Settings } from './settings.js';
import { SettingsError } from './settings-error.js';

export { SettingsError };

// Every setting has a check, so the checks know every setting.
const FIELDS = new Set(
  getMetadataStorage()
    .getTargetValidationMetadatas(Settings, '', true, false)
    .map(({ propertyName }) => propertyName),
);

/** The environment variables of all settings. */
export const NAMES: ReadonlySet<string> = new Set([...FIELDS].map(variableName));

const PLACEHOLDER = /change[-_ ]?me|placeholder|example|your[-_ ]?secret|^(.)\1+$/i;

/** Reads and validates the environment once; empty variables count as unset. */
export function loadSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const environment = withSecretFiles(variables);
  const given: Record<string, unknown> = {};
  for (const field of FIELDS) {
    const value = environment[variableName(field)]?.trim();
    if (value) given[field] = value;
  }
  const production = given['env'] === 'production';
  if (production) refuseWeakSecret(given['secretKey']);
  const defaults = {
    secretKey: production ? undefined : randomBytes(32).toString('base64url'),
    logFormat: production ? 'json' : 'pretty',
    docsEnabled: !production,
    registration: given['oidcIssuer'] === undefined ? 'open' : 'off',
  };
  const settings = plainToInstance(Settings, { ...defaults, ...given });
  const [failure] = validateSync(settings);
  if (failure) {
    // Checks are listed from the last one written to the first, which tells what the thing is.
    const message = Object.values(failure.constraints ?? {}).at(-1);
    const hint = hintOf(given[failure.property]);
    throw new SettingsError(
      `${variableName(failure.property)} is wrong: ${message?.replace(failure.property, 'it')}${hint}`,
    );
  }
  settings.requireEncoder();
  requireProvider(settings);
  requireMail(settings);
  Object.freeze(settings);
  return settings;
}

/** What else to say of a value that is wrong in a way which many are. */
function hintOf(value: unknown): string {
  const [, whole, part] = /^(-?\d+),(\d+)$/.exec(String(value)) ?? [];
  return whole === undefined ? '' : `; write it with a point: ${whole}.${part}`;
}

function refuseWeakSecret(secret: unknown): void {
  if (typeof secret !== 'string') {
    throw new SettingsError(
      'SECRET_KEY is missing: production needs one of at least 32 characters (openssl rand -base64 48)',
    );
  }
  if (PLACEHOLDER.test(secret)) {
    throw new SettingsError(
      'SECRET_KEY is a placeholder: set a random one of at least 32 characters (openssl rand -base64 48)',
    );
  }
}

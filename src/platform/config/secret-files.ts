import { readFileSync } from 'node:fs';
import { SettingsError } from './settings-error.js';

/** Settings that are secrets or hold one, each of which may be the content of a file. */
export const SECRET_SETTINGS = [
  'SECRET_KEY',
  'SECRET_KEY_PREVIOUS',
  'DATABASE_URL',
  'REDIS_URL',
  'ADMIN_PASSWORD',
  'ENCODER_API_KEY',
  'READINESS_TOKEN',
  'SMTP_URL',
] as const;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The environment with the secrets that it names files of, as containers are handed them
 * (`SECRET_KEY_FILE=/run/secrets/secret_key`). White space around what a file holds does not count.
 * @throws SettingsError where the secret is given as well, or there is no such file
 */
export function withSecretFiles(environment: Variables): Variables {
  const read: Record<string, string> = {};
  for (const name of SECRET_SETTINGS) {
    const path = environment[`${name}_FILE`]?.trim();
    if (!path) continue;
    if (environment[name]?.trim()) {
      throw new SettingsError(`${name}_FILE is wrong: ${name} is set as well`);
    }
    read[name] = contentOf(name, path);
  }
  const files = SECRET_SETTINGS.map((name) => `${name}_FILE`);
  const rest = Object.entries(environment).filter(([name]) => !files.includes(name));
  return { ...Object.fromEntries(rest), ...read };
}

function contentOf(name: string, path: string): string {
  let content: string;
  try {
    content = readFileSync(path, 'utf8').trim();
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new SettingsError(`${name}_FILE is wrong: cannot read ${path} (${code})`);
  }
  if (content === '') throw new SettingsError(`${name}_FILE is wrong: ${path} is empty`);
  return content;
}

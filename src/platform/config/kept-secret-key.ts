import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSettings } from './load-settings.js';
import { withSecretFiles } from './secret-files.js';
import type { Settings } from './settings.js';

const LEAST = 32;

/**
 * The settings, and where SECRET_KEY is not set the key that this DATA_DIR has kept since its first
 * start: what was encrypted can still be read, and nobody is signed out, after the next one. Tests
 * that name no DATA_DIR leave none behind; production refuses to be without a key.
 */
export function loadSettingsWithKeptKey(
  variables: Readonly<Record<string, string | undefined>>,
): Settings {
  const environment = withSecretFiles(variables);
  const settings = loadSettings(environment);
  const isGiven = Boolean(environment['SECRET_KEY']?.trim());
  const isFleeting = settings.env === 'test' && !environment['DATA_DIR']?.trim();
  if (isGiven || isFleeting) return settings;
  const kept = keep(settings.dataDir, settings.secretKey);
  return kept === undefined ? settings : loadSettings({ ...environment, SECRET_KEY: kept });
}

/** The key of the folder, which is this one if it has none; nothing where none can be kept. */
function keep(dataDir: string, made: string): string | undefined {
  const file = join(dataDir, 'secret-key');
  const own = `${file}.${process.pid}`;
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(own, made, { mode: 0o600 });
    try {
      // Linked and not written in place: of several first starts at once all take the same key.
      linkSync(own, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(own, { force: true });
    }
    const kept = readFileSync(file, 'utf8').trim();
    return kept.length < LEAST ? undefined : kept;
  } catch {
    // A folder that cannot be written is the database's to complain about, if it is used at all.
    return undefined;
  }
}

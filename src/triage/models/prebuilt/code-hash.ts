import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** What a compiled module takes in, or starts as a thread of its own. */
const NEIGHBOURS = /(?:\bfrom|\bimport|\bnew URL)\s*\(?\s*['"](\.{1,2}\/[^'"]+\.js)['"]/g;

/**
 * A SHA-256 of modules and of all that they import from files, so that whatever they reckon with is
 * known by it, wherever it lies.
 */
export async function hashOfCode(entries: readonly URL[]): Promise<string> {
  const seen = new Map<string, Promise<string>>();
  await Promise.all(entries.map((entry) => visit(entry, seen)));
  const digests = await Promise.all(seen.values());
  return createHash('sha256').update(digests.sort().join('\n')).digest('hex');
}

async function visit(file: URL, seen: Map<string, Promise<string>>): Promise<void> {
  if (seen.has(file.href)) return;
  const reading = readFile(file, 'utf8');
  seen.set(file.href, reading.then(digestOf));
  const code = await reading;
  const found = [...code.matchAll(NEIGHBOURS)].map(([, path = '']) => new URL(path, file));
  await Promise.all(found.map((it) => visit(it, seen)));
}

function digestOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { BuiltFile } from './built-file.js';

/** The files of a build by their paths below its folder; empty where it was not built. */
export type BuiltFolder = ReadonlyMap<string, BuiltFile>;

/** What is built for browsers. */
export interface Pages {
  readonly console: BuiltFolder;
  readonly widget: BuiltFolder;
}

/** The pages that lie in this folder, as far as they were built. */
export async function readPages(dist: string): Promise<Pages> {
  const [console, widget] = await Promise.all([
    readBuilt(join(dist, 'console')),
    readBuilt(join(dist, 'widget')),
  ]);
  return { console, widget };
}

/** Reads all of it into memory: streams would end each connection, and a lookup can leave no folder. */
async function readBuilt(folder: string): Promise<BuiltFolder> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    },
  );
  const files = entries.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name));
  const read = files.map(async (file) => {
    const name = relative(folder, file).split(sep).join('/');
    return [name, new BuiltFile(name, await readFile(file))] as const;
  });
  return new Map(await Promise.all(read));
}

import { createRequire } from 'node:module';

/** All in one command: npm removes what an earlier `--no-save` brought. */
const INSTALL = 'npm install --no-save @nlpjs/nlp@4 @nlpjs/lang-en@4 natural@8';

const { resolve } = createRequire(import.meta.url);

/** Imports a package that the project does not depend on, or says how to install it. */
export async function importPackage(name: string): Promise<unknown> {
  try {
    resolve(name);
  } catch (cause) {
    throw new Error(`not installed: ${INSTALL}`, { cause });
  }
  return import(name);
}

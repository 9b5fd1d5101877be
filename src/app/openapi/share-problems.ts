import { isDeepStrictEqual } from 'node:util';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Operation } from './operation.js';

/** Says once what many calls answer with when they fail, under the name of the failure. */
export function shareProblems(document: OpenAPIObject, { responses }: Operation): void {
  document.components ??= {};
  const shared = (document.components.responses ??= {});
  for (const [status, response] of Object.entries(responses)) {
    if (!response || '$ref' in response) continue;
    if (!response.content?.['application/problem+json']) continue;
    const name = pascalCase(response.description);
    shared[name] ??= response;
    if (isDeepStrictEqual(shared[name], response)) {
      responses[status] = { $ref: `#/components/responses/${name}` };
    }
  }
}

function pascalCase(words: string): string {
  return words.replaceAll(/[^A-Za-z0-9]*([A-Za-z0-9]+)/g, (_, word: string) =>
    word.charAt(0).toUpperCase().concat(word.slice(1)),
  );
}

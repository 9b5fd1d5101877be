import openapiTS, { astToString, COMMENT_HEADER, type OpenAPI3 } from 'openapi-typescript';
import type { Document } from './document.js';

/** The TypeScript types of an API, as the client is compiled with. */
export async function generateSchema(document: Document): Promise<string> {
  // It works on the document that it is given.
  const copy = structuredClone(document) as unknown as OpenAPI3;
  return COMMENT_HEADER + astToString(await openapiTS(copy, { defaultNonNullable: false }));
}

import { ProblemError } from '@client';

/** What is wrong with a field or with something in it, such as one of its values. */
export function errorWithin(error: unknown, path: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  return error.errors.find((it) => isWithin(it.path, path))?.message;
}

/** Whether the path of an error leads into what stands at `path`. */
export function isWithin(inner: string, path: string): boolean {
  return inner === path || inner.startsWith(`${path}[`) || inner.startsWith(`${path}.`);
}

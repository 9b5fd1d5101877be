import type { FastifyInstance } from 'fastify';
import { MethodNotAllowedError } from '../errors/request-errors.js';

/**
 * Refuses a method that an address does not answer with those that it does (RFC 9110, 15.5.6), where
 * otherwise nothing would be found. It must know of all routes: called before they are made.
 */
export function refuseMethods(server: FastifyInstance): void {
  const methods = new Map<string, Set<string>>();
  server.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const known = methods.get(url) ?? new Set();
    for (const one of [method].flat()) known.add(one);
    methods.set(url, known);
  });
  let patterns: readonly (readonly [RegExp, Set<string>])[] | undefined;
  server.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return;
    patterns ??= [...methods].map(([url, known]) => [patternOf(url), known]);
    const [path = ''] = request.url.split('?');
    const allowed = patterns.flatMap(([pattern, known]) => (pattern.test(path) ? [...known] : []));
    if (allowed.length === 0) return;
    const names = [...new Set(allowed)].sort();
    void reply.header('allow', names.join(', '));
    throw new MethodNotAllowedError(request.method, names);
  });
}

/** `/tickets/:id/status` as the router reads it: a parameter is anything but a slash. */
function patternOf(url: string): RegExp {
  const escaped = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/:[^/]+/g, '[^/]+')}$`);
}

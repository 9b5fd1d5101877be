/**
 * `Link` with `rel="next"` (RFC 8288) of a page that has a next one; nothing of other answers. It is
 * relative to the page, so that it holds below whatever path a proxy serves us.
 */
export function nextLink(url: string, body: object): string | undefined {
  const cursor = (body as { meta?: { nextCursor?: unknown } }).meta?.nextCursor;
  if (typeof cursor !== 'string' || cursor === '') return undefined;
  const [, query] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `<?${parameters.toString()}>; rel="next"`;
}

/** One page of a list, as every list of the service answers. */
export interface Page<Row> {
  readonly data: readonly Row[];
  readonly meta: { readonly hasMore: boolean; readonly nextCursor: string | null };
}

/**
 * All rows of a list, page after page, each fetched when it is needed:
 *
 *     for await (const ticket of rows((cursor) =>
 *       client.GET('/api/v1/tickets', { params: { query: { status: 'escalated', ...cursor } } }),
 *     )) …
 *
 * @throws ProblemError from the call
 */
export async function* rows<Row>(
  fetchPage: (cursor: { cursor?: string }) => Promise<{ data?: Page<Row> }>,
): AsyncGenerator<Row, void, undefined> {
  let cursor: string | null | undefined;
  do {
    const { data } = await fetchPage(typeof cursor === 'string' ? { cursor } : {});
    if (!data) return;
    yield* data.data;
    cursor = data.meta.nextCursor;
  } while (cursor);
}

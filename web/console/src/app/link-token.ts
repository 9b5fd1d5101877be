/** What stands behind `#token=` in the link by which somebody came; browsers send it to nobody. */
export function linkToken(): string {
  return new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
}

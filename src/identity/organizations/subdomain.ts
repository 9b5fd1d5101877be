/** What stands before the domain in the name of a host; nothing where it is not under it. */
export function subdomainOf(host: string, domain: string): string | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  const end = `.${domain.toLowerCase()}`;
  return name.endsWith(end) ? name.slice(0, -end.length) : undefined;
}

/** Addresses that are something else, or that people would take for it. */
const RESERVED = new Set([
  'account',
  'admin',
  'api',
  'app',
  'assets',
  'auth',
  'blog',
  'cdn',
  'console',
  'dev',
  'docs',
  'events',
  'ftp',
  'help',
  'imap',
  'live',
  'login',
  'mail',
  'mcp',
  'metrics',
  'mx',
  'ns',
  'oauth',
  'pop',
  'root',
  'security',
  'smtp',
  'staging',
  'static',
  'status',
  'support',
  'system',
  'test',
  'webhooks',
  'widget',
  'www',
]);

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** Whether text can be a slug: a lower-case label of the domain name system, of 2 to 63 characters. */
export function isSlug(text: string): boolean {
  return LABEL.test(text);
}

/** Whether an address of this name is, or looks like, something else than an organisation's. */
export function isReserved(slug: string): boolean {
  // "xn--" begins a name in another script, and what stands third and fourth is kept for the like.
  return RESERVED.has(slug) || slug.slice(2, 4) === '--';
}

/** What keeps a value from being the slug of a new organisation, or nothing. */
export function slugViolation(value: unknown): string | undefined {
  if (typeof value !== 'string' || !isSlug(value)) {
    return 'must be 2 to 63 lower-case letters, digits and hyphens, with no hyphen at either end';
  }
  if (isReserved(value)) return 'is reserved: choose another one';
  return undefined;
}

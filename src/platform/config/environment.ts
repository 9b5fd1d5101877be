import { isIP } from 'node:net';
import { Transform } from 'class-transformer';

/** Reads a field from the text of its environment variable. */
export function FromEnvironment(read: (text: string) => unknown): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? read(value) : value,
  );
}

/** A decimal number; what is none stays text, so that validation can name it. */
export function number(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text;
}

/** true/false, 1/0, yes/no or on/off; anything else stays text. */
export function truth(text: string): boolean | string {
  if (/^(true|1|yes|on)$/i.test(text.trim())) return true;
  if (/^(false|0|no|off)$/i.test(text.trim())) return false;
  return text;
}

/** Whether to believe the proxy at this address, so many hops away; or a list of addresses. */
export type TrustedProxies = false | string | ((address: string, hop: number) => boolean);

/** Fastify's `trustProxy`: never all of the header, because its beginning is the client's. */
export function trustedProxies(setting: string): TrustedProxies {
  const proxies = proxyCount(setting);
  if (proxies === undefined) return setting;
  if (proxies === 0) return false;
  return (_address, hop) => hop < proxies;
}

/** What is wrong with the setting, or nothing. */
export function trustedProxiesViolation(setting: unknown): string | undefined {
  const text = String(setting);
  if (proxyCount(text) !== undefined || text.split(',').every(isAddressOrSubnet)) return undefined;
  return 'must be false, true (one proxy), the number of proxies, or their addresses or subnets';
}

function proxyCount(setting: string): number | undefined {
  const flag = truth(setting);
  if (typeof flag === 'boolean') return flag ? Number(setting) || 1 : 0;
  return /^\d{1,2}$/.test(setting) ? Number(setting) : undefined;
}

function isAddressOrSubnet(text: string): boolean {
  const [address = '', prefix, ...rest] = text.trim().split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}

/** What is wrong with the address of a server, or nothing. */
export function addressViolation(setting: unknown): string | undefined {
  const url = typeof setting === 'string' && URL.canParse(setting) ? new URL(setting) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return undefined;
  return 'must be an http:// or https:// address without a password';
}

/** What is wrong with the address of a mail server, or nothing; it holds a password. */
export function smtpUrlViolation(setting: unknown): string | undefined {
  const text = String(setting);
  if (/^smtps?:\/\/./.test(text) && URL.canParse(text) && new URL(text).hostname) return undefined;
  return 'must be an address such as smtp://user:password@host:587 or smtps://user:password@host';
}

/** What is wrong with the address of a PostgreSQL database, or nothing. */
export function databaseUrlViolation(setting: unknown): string | undefined {
  const text = String(setting);
  if (!/^postgres(ql)?:\/\/./.test(text)) return 'must be a postgresql:// address';
  // Of what stands between `//` and the last `@`, such a character ends the host's name too early.
  const account = text.slice(text.indexOf('//') + 2, text.lastIndexOf('@'));
  const special = text.includes('@') ? /[#?/@]|%(?![\da-f]{2})/i.exec(account)?.[0] : undefined;
  if (special !== undefined) {
    return `must have ${special} in its password written as ${encodeURIComponent(special)}`;
  }
  return URL.canParse(text)
    ? undefined
    : 'must be an address such as postgresql://me:secret@host:5432/name';
}

const LABELS = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;

/** What is wrong with the name of a domain, or nothing. */
export function domainViolation(setting: unknown): string | undefined {
  const text = String(setting);
  // A name before it must fit into the 253 characters that names may have.
  if (text.length <= 189 && LABELS.test(text) && !/(^|\.)\d+$/.test(text)) return undefined;
  return 'must be the name of a domain, such as desk.example.com';
}

/** What is wrong with the name of an identity provider, or nothing. */
export function issuerViolation(setting: unknown): string | undefined {
  const violation = addressViolation(setting);
  if (violation) return violation;
  if (/[?#]/.test(String(setting))) return 'must not have a query or a fragment';
  return String(setting).length > 500 ? 'must be at most 500 characters long' : undefined;
}

/** Comma-separated values. */
export function list(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** `databaseUrl` → `DATABASE_URL`. */
export function variableName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

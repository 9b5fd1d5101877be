import { identifierViolation } from '../../../platform/common/validation/text.js';

const MOST = 255;
/** What a system would take for more than a name, or shows otherwise than it is. */
// eslint-disable-next-line no-control-regex -- the control characters that other texts may have.
const MISLEADING = /[\\/\u0000-\u001f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** What keeps a value from being the name of a file, or nothing. */
export function fileNameViolation(value: unknown): string | undefined {
  const violation = identifierViolation(value, MOST);
  if (violation !== undefined) return violation;
  const name = String(value);
  if (/^\.+$/.test(name)) return 'must be more than dots';
  return MISLEADING.test(name)
    ? 'must be a name without its folder, line breaks and marks that turn it around'
    : undefined;
}

/** `Content-Disposition` of a file to be saved under this name, whatever script it is in (RFC 6266). */
export function savedAs(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["%\\]/g, '_');
  const all = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${all}`;
}

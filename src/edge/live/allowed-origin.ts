import type { Settings } from '../../platform/config/index.js';

/**
 * Whether a page of this origin may connect, as browsers ask nobody before they do: one that we serve
 * ourselves, or that may call us by CORS. What names no origin is no browser.
 * @param host that was called, with its port
 */
export function isAllowedOrigin(
  origin: string | undefined,
  host: string,
  { corsOrigins, publicUrl }: Pick<Settings, 'corsOrigins' | 'publicUrl'>,
): boolean {
  if (origin === undefined || corsOrigins.includes('*') || corsOrigins.includes(origin))
    return true;
  if (publicUrl !== undefined && new URL(publicUrl).origin === origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

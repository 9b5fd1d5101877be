import type { Settings } from '../../../platform/config/index.js';
import type { LinkPurpose } from './account-link.entity.js';

const PAGES: Readonly<Record<LinkPurpose, string>> = {
  reset_password: 'reset-password',
  verify_email: 'verify-email',
  invitation: 'accept-invitation',
};

/**
 * Where a link leads. It never begins with what a request says of the host it called, which is
 * anybody's; and the token stands behind `#`, so that it gets into no log and no `Referer`.
 */
export function linkUrl(
  { publicUrl, port }: Pick<Settings, 'publicUrl' | 'port'>,
  purpose: LinkPurpose,
  token: string,
): string {
  const root = (publicUrl ?? `http://localhost:${port}`).replace(/\/+$/, '');
  return `${root}/${PAGES[purpose]}#token=${token}`;
}

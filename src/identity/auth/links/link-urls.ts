import type { Settings } from '../../../platform/config/index.js';
import type { LinkPurpose } from './account-link.entity.js';

const PAGES: Readonly<Record<LinkPurpose, string>> = {
  reset_password: 'reset-password',
  verify_email: 'verify-email',
  invitation: 'accept-invitation',
};

/** The part of the settings that says where the pages of accounts are. */
type Given = Pick<Settings, 'accountPagesUrl' | 'publicUrl' | 'port'>;

/**
 * Where a link leads: to pages of one's own, or to those of the console. It never begins with what a
 * request says of the host it called, which is anybody's; and the token stands behind `#`, so that it
 * gets into no log and no `Referer`.
 */
export function linkUrl(given: Given, purpose: LinkPurpose, token: string): string {
  const { accountPagesUrl, publicUrl, port } = given;
  const service = trimmed(publicUrl ?? `http://localhost:${port}`);
  const root = trimmed(accountPagesUrl ?? `${service}/console`);
  return `${root}/${PAGES[purpose]}#token=${token}`;
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}

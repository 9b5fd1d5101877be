import { isEmail, IsIn, IsOptional } from 'class-validator';
import { Check } from '../common/validation/text.js';
import { addressViolation, smtpUrlViolation } from './environment.js';
import { SettingsError } from './settings-error.js';

/** Who may make an account: everybody, whoever has shown that the address is theirs, or nobody. */
export const REGISTRATIONS = ['open', 'verified', 'off'] as const;
export type Registration = (typeof REGISTRATIONS)[number];

/** The part of the settings that is about accounts and the mails to their owners. */
export abstract class AccountSettings {
  /** `open` by default, and `off` where an identity provider makes the accounts. */
  @IsIn(REGISTRATIONS)
  readonly registration: Registration;

  /** The server that mails are handed to; without it none are sent. */
  @IsOptional()
  @Check('isSmtpUrl', smtpUrlViolation)
  readonly smtpUrl?: string;

  /** Whom mails come from. */
  @IsOptional()
  @Check('isSender', senderViolation)
  readonly mailFrom?: string;

  /** Where the pages are that links in mails lead to; without it in the console. */
  @IsOptional()
  @Check('isAccountPagesUrl', addressViolation)
  readonly accountPagesUrl?: string;
}

interface Mails {
  readonly env: string;
  readonly smtpUrl?: string;
  readonly mailFrom?: string;
  readonly publicUrl?: string;
}

/** @throws SettingsError where mails have no sender, or their links would lead nowhere */
export function requireMail({ env, smtpUrl, mailFrom, publicUrl }: Mails): void {
  if (mailFrom && !smtpUrl) throw new SettingsError('SMTP_URL is missing: MAIL_FROM needs one');
  if (!smtpUrl) return;
  if (!mailFrom) throw new SettingsError('MAIL_FROM is missing: SMTP_URL needs one');
  if (env === 'production' && !publicUrl) {
    throw new SettingsError('PUBLIC_URL is missing: the links in mails begin with it');
  }
}

/** What is wrong with the sender of mails, or nothing. */
function senderViolation(setting: unknown): string | undefined {
  return isEmail(setting, { allow_display_name: true })
    ? undefined
    : 'must be an address such as desk@example.com or Support desk <desk@example.com>';
}

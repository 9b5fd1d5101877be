import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { loadSettings } from './load-settings.js';

const MAILS = { SMTP_URL: 'smtp://me:hunter@mail.example:587', MAIL_FROM: 'Desk <desk@x.example>' };
const PROVIDER = { OIDC_ISSUER: 'https://id.example', OIDC_AUDIENCE: 'desk' };

describe('settings of accounts and mails', () => {
  it('let everybody register, but where an identity provider makes the accounts', () => {
    expect(loadSettings({}).registration).toBe('open');
    expect(loadSettings(PROVIDER).registration).toBe('off');
    expect(loadSettings({ ...PROVIDER, REGISTRATION: 'verified' }).registration).toBe('verified');
  });

  it.each([
    ['REGISTRATION', 'closed'],
    ['REGISTRATION', 'true'],
    ['SMTP_URL', 'mail.example:25'],
    ['SMTP_URL', 'http://me:hunter@mail.example'],
    ['SMTP_URL', 'smtp://'],
    ['ACCOUNT_PAGES_URL', 'desk.example'],
    ['ACCOUNT_PAGES_URL', 'https://me:hunter@desk.example'],
    ['MAIL_FROM', 'desk'],
    ['MAIL_FROM', 'Desk <desk>'],
  ])('refuse %s=%s, without showing a password', (name, text) => {
    const load = () => loadSettings({ ...MAILS, [name]: text });
    expect(load).toThrow(new RegExp(`^${name} is wrong: (?!.*hunter)`));
  });

  it('need each other, and in production an address that links begin with', () => {
    const { SMTP_URL, MAIL_FROM } = MAILS;
    expect(() => loadSettings({ SMTP_URL })).toThrow(/^MAIL_FROM is missing/);
    expect(() => loadSettings({ MAIL_FROM })).toThrow(/^SMTP_URL is missing/);
    const production = {
      ...MAILS,
      ENV: 'production',
      SECRET_KEY: 'Zk3vT9qLw1XnB7cY5rHs2DfG8jKm4PaU',
    };
    expect(() => loadSettings(production)).toThrow(/^PUBLIC_URL is missing/);
    expect(loadSettings({ ...production, PUBLIC_URL: 'https://x.example' }).smtpUrl).toBe(SMTP_URL);
  });
});

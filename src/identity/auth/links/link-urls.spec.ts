import { describe, expect, it } from '@jest/globals';
import { linkUrl } from './link-urls.js';

const PORT = { port: 3000 };

describe('linkUrl', () => {
  it.each([
    ['of this machine', PORT, 'http://localhost:3000/console'],
    ['at its address', { ...PORT, publicUrl: 'https://x.example/' }, 'https://x.example/console'],
    [
      'below a path',
      { ...PORT, publicUrl: 'https://x.example/desk' },
      'https://x.example/desk/console',
    ],
    [
      "of one's own",
      { ...PORT, publicUrl: 'https://x.example', accountPagesUrl: 'https://my.example/account/' },
      'https://my.example/account',
    ],
  ])('leads to the pages %s', (_, given, root) => {
    expect(linkUrl(given, 'reset_password', 'abc')).toBe(`${root}/reset-password#token=abc`);
    expect(linkUrl(given, 'invitation', 'abc')).toBe(`${root}/accept-invitation#token=abc`);
    expect(linkUrl(given, 'verify_email', 'abc')).toBe(`${root}/verify-email#token=abc`);
  });
});

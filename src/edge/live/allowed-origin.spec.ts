import { describe, expect, it } from '@jest/globals';
import { isAllowedOrigin } from './allowed-origin.js';

const HOST = 'desk.example.com:8443';
const settings = (corsOrigins: string[] = [], publicUrl?: string) => ({
  corsOrigins,
  ...(publicUrl !== undefined && { publicUrl }),
});

describe('isAllowedOrigin', () => {
  it('lets our own pages in, and what is no browser', () => {
    expect(isAllowedOrigin('https://desk.example.com:8443', HOST, settings())).toBe(true);
    expect(isAllowedOrigin(undefined, HOST, settings())).toBe(true);
    const behind = settings([], 'https://help.example.com/desk');
    expect(isAllowedOrigin('https://help.example.com', HOST, behind)).toBe(true);
  });

  it('lets those in that may call by CORS', () => {
    expect(isAllowedOrigin('https://a.example', HOST, settings(['https://a.example']))).toBe(true);
    expect(isAllowedOrigin('https://b.example', HOST, settings(['*']))).toBe(true);
  });

  it.each(['https://desk.example.com', 'https://evil.example', 'null', '', 'https://x:8443'])(
    'refuses %s',
    (origin) => {
      expect(isAllowedOrigin(origin, HOST, settings(['https://a.example']))).toBe(false);
    },
  );
});

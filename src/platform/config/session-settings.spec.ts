import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { loadSettings, SettingsError } from './load-settings.js';

describe('the settings of sessions', () => {
  it('end them by default after 90 days, and idle ones with their refresh token', () => {
    expect(loadSettings({})).toMatchObject({ sessionMaxDays: 90, sessionIdleMinutes: 0 });
    expect(loadSettings({}).stepUpMinutes).toBe(5);
    const given = { SESSION_MAX_DAYS: '1', SESSION_IDLE_MINUTES: '30' };
    expect(loadSettings(given)).toMatchObject({ sessionMaxDays: 1, sessionIdleMinutes: 30 });
  });

  it.each([
    ['SESSION_MAX_DAYS', ['0', '3651', '1.5', 'never']],
    ['STEP_UP_MINUTES', ['0', '1441', '2.5', 'x']],
    ['WEBAUTHN_ORIGINS', ['*', 'app.example.com', 'https://a.example/path']],
    ['WEBAUTHN_RP_ID', ['https://a.example', 'a b']],
    ['SESSION_IDLE_MINUTES', ['-1', '525601', '0.5', 'x']],
  ])('refuse wrong values of %s', (name, values) => {
    for (const value of values) {
      expect(() => loadSettings({ [name]: value })).toThrow(SettingsError);
      expect(() => loadSettings({ [name]: value })).toThrow(new RegExp(`^${name} `));
    }
  });
});

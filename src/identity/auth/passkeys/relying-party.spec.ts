import { describe, expect, it } from '@jest/globals';
import { relyingParty } from './relying-party.js';

describe('relyingParty', () => {
  const NOTHING = { webauthnOrigins: [], port: 3000 };

  it.each([
    [NOTHING, 'localhost', ['http://localhost:3000']],
    [
      { ...NOTHING, publicUrl: 'https://desk.example.com/support' },
      'desk.example.com',
      ['https://desk.example.com'],
    ],
    [
      { ...NOTHING, publicUrl: 'https://x.example', webauthnOrigins: ['https://a.example'] },
      'a.example',
      ['https://a.example'],
    ],
    [
      {
        ...NOTHING,
        webauthnOrigins: ['https://a.example.com', 'https://b.example.com'],
        webauthnRpId: 'example.com',
      },
      'example.com',
      ['https://a.example.com', 'https://b.example.com'],
    ],
  ])('of %j is %s at %j', (settings, id, origins) => {
    expect(relyingParty(settings)).toEqual({ id, origins });
  });
});

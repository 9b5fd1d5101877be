/** What every benchmark takes that works on a running instance. */
export const INSTANCE_OPTIONS = {
  url: { type: 'string', default: 'http://127.0.0.1:3000' },
  email: { type: 'string', default: process.env['ADMIN_EMAIL'] ?? 'admin@example.com' },
  password: { type: 'string', default: process.env['ADMIN_PASSWORD'] ?? '' },
  train: { type: 'string', default: '' },
  test: { type: 'string', default: '' },
  'remove-intents': { type: 'boolean', default: false },
} as const;

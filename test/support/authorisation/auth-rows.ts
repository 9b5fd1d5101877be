/** Who may do what with accounts, sessions and keys: the rows of /auth of table.ts. */
import { PASSWORD } from '../api.js';
import { unique } from '../builders.js';
import {
  aBrowser,
  anAccount,
  anApiKey,
  anInvitation,
  anotherSession,
  aSession,
  OWN_PAGE,
  removed,
} from './given.js';
import { admins, open, passwordOwners, type Row } from './row.js';

const INVALID = '400 REQUEST.INVALID';

export const OF_AUTH: readonly Row[] = [
  open('POST /api/v1/auth/register', 201, {
    given: () => ({ body: { email: `${unique()}@example.com`, password: PASSWORD } }),
  }),
  open('POST /api/v1/auth/verify-email', '400 AUTH.INVALID_LINK', {
    given: () => ({ body: { token: unique() } }),
  }),
  open('POST /api/v1/invitations/accept', '400 AUTH.INVALID_LINK', {
    given: () => ({ body: { token: unique(), password: PASSWORD } }),
  }),
  admins('POST /api/v1/invitations', 201, {
    given: ({ admin }) => ({
      body: { email: `${unique()}@example.com`, role: 'agent' },
      afterwards: removed(admin, '/invitations'),
    }),
  }),
  admins('GET /api/v1/registrations', 200),
  admins('POST /api/v1/registrations/{id}/link', '404 REGISTRATION.NOT_FOUND'),
  admins('GET /api/v1/invitations', 200),
  admins('DELETE /api/v1/invitations/{id}', 204, { given: anInvitation }),
  open('POST /api/v1/auth/login', 200, { given: anAccount }),
  open('GET /api/v1/public/sign-in-options', 200),
  open('POST /api/v1/auth/session', 200, {
    given: async () => ({ ...(await anAccount()), headers: OWN_PAGE }),
  }),
  open('POST /api/v1/auth/session/passkey', '401 AUTH.INVALID_PASSKEY', {
    given: () => ({ body: { credential: {} }, headers: OWN_PAGE }),
  }),
  open('POST /api/v1/auth/session/token', 200, { given: aBrowser }),
  open('DELETE /api/v1/auth/session', 204, { given: aBrowser }),
  open('POST /api/v1/auth/refresh', 200, { given: aSession }),
  open('POST /api/v1/auth/logout', 204, { given: aSession }),
  passwordOwners('POST /api/v1/auth/password', '403 AUTH.WRONG_PASSWORD', {
    given: () => ({ body: { currentPassword: 'a wrong one', newPassword: PASSWORD } }),
  }),

  open('POST /api/v1/auth/password/forgot', 202, {
    given: () => ({ body: { email: `${unique()}@example.com` } }),
  }),
  open('POST /api/v1/auth/password/reset', '400 AUTH.INVALID_LINK', {
    given: () => ({ body: { token: unique(), password: PASSWORD } }),
  }),
  passwordOwners('POST /api/v1/auth/logout-everywhere', 204, { given: anotherSession }),
  passwordOwners('POST /api/v1/auth/step-up', '403 AUTH.WRONG_PASSWORD', {
    given: () => ({ body: { password: 'a wrong one' } }),
  }),
  passwordOwners('GET /api/v1/auth/passkeys', 200),
  passwordOwners('POST /api/v1/auth/passkeys/options', 200),
  passwordOwners('POST /api/v1/auth/passkeys', '422 PASSKEY.REFUSED', {
    given: () => ({ body: { name: 'my phone', credential: {} } }),
  }),
  passwordOwners('DELETE /api/v1/auth/passkeys/{id}', '404 PASSKEY.NOT_FOUND'),
  open('POST /api/v1/auth/passkeys/challenge', 200, { given: () => ({ body: {} }) }),
  open('POST /api/v1/auth/passkeys/sign-in', '401 AUTH.INVALID_PASSKEY', {
    given: () => ({ body: { credential: {} } }),
  }),
  passwordOwners('GET /api/v1/auth/sessions', 200),
  passwordOwners('DELETE /api/v1/auth/sessions/{id}', '404 SESSION.NOT_FOUND'),
  ...['', '/confirm', '/recovery-codes'].map((step) =>
    passwordOwners(`POST /api/v1/auth/second-factor${step}`, INVALID, {
      given: () => ({ body: {} }),
    }),
  ),
  passwordOwners('DELETE /api/v1/auth/second-factor', INVALID, { given: () => ({ body: {} }) }),
  admins('POST /api/v1/auth/api-keys', 201, {
    given: ({ admin }) => ({
      body: { name: unique('key'), role: 'user' },
      afterwards: removed(admin, '/auth/api-keys'),
    }),
  }),
  admins('GET /api/v1/auth/api-keys', 200),
  admins('GET /api/v1/auth/api-keys/{id}', 200, { given: anApiKey }),
  admins('DELETE /api/v1/auth/api-keys/{id}', 204, { given: anApiKey }),
];

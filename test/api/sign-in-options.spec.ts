import { expect, test } from '@jest/globals';
import { anyone } from '../support/builders.js';

test('a page learns which ways there are to sign in, before anybody has', async () => {
  const { status, body } = await anyone().get('/public/sign-in-options');
  expect(status).toBe(200);
  expect(body).toEqual({
    product: 'automated-customer-support',
    password: true,
    // Those of the tests are of https://desk.test, and this is another address.
    passkey: false,
    registration: true,
  });
});

test('it takes no parameters', async () => {
  const { status } = await anyone().get('/public/sign-in-options?organization=default');
  expect(status).toBe(400);
});

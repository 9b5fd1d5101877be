import { beforeAll, describe, expect, it } from '@jest/globals';
import { signInOn } from '../support/browser/sign-in.js';
import { aVisitor } from '../support/browser/visitor.js';
import { fixture } from '../support/fixture.js';
import { ADMIN } from '../support/service.js';

let url: string;
beforeAll(async () => {
  url = (await fixture()).service.url;
});

describe('signing in', () => {
  it('leads from the root of the service to the page that was asked for', async () => {
    const { page, faults } = await aVisitor();
    await signInOn(page, url, ADMIN, '/console/teams');
    await page.waitForURL(`${url}/console/teams`);
    expect(faults).toEqual([]);
  });

  it('says what is wrong, and keeps the address', async () => {
    const { page } = await aVisitor();
    await page.goto(url);
    await page.getByLabel('E-mail address').fill(ADMIN.email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(ADMIN.email);
  });

  it('outlives a reload, and ends in all tabs at once', async () => {
    const { page } = await aVisitor();
    await signInOn(page, url, ADMIN);
    await page.reload();
    const other = await page.context().newPage();
    await other.goto(`${url}/console/account`);
    await other.getByRole('banner').waitFor();
    await page.getByRole('button', { name: /^Your account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(/sign-in/);
    await other.waitForURL(/sign-in/);
  });
});

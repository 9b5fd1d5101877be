import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Authenticator } from '../support/authenticator.js';
import { signInOn } from '../support/browser/sign-in.js';
import { aVisitor, type Visitor } from '../support/browser/visitor.js';
import { unique } from '../support/builders.js';
import { type Fixture, fixture } from '../support/fixture.js';
import { ADMIN } from '../support/service.js';

const PASSWORD = 'several words to remember';
const OTHER = 'other words to remember';

let desk: Fixture;
let url: string;
let boss: Visitor;
beforeAll(async () => {
  desk = await fixture({ STEP_UP_MINUTES: '5' });
  ({ url } = desk.service);
  boss = await aVisitor();
  await signInOn(boss.page, url, ADMIN);
});

/** Has the admin invite somebody, who accepts by the link. */
async function invited(page: Page): Promise<string> {
  const email = `${unique('ada')}@example.com`;
  await boss.page.goto(`${url}/console/users`);
  await boss.page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = boss.page.getByRole('dialog');
  await dialog.getByLabel('E-mail address').fill(email);
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  const link = await dialog.getByRole('status', { name: 'Link' }).textContent();
  expect(link).toMatch(/\/console\/accept-invitation#token=/);
  await page.goto(`${url}/console/accept-invitation${new URL(link!).hash}`);
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Make my account' }).click();
  await page.waitForURL(/sign-in/);
  return email;
}

async function openSecurity(page: Page): Promise<void> {
  await page.goto(`${url}/console/account`);
  await page.getByRole('tab', { name: 'Security' }).click();
}

describe('an account', () => {
  it('is made by an invitation, and asks for the code of an app once there is one', async () => {
    const { page, faults } = await aVisitor();
    const email = await invited(page);
    await signInOn(page, url, { email, password: PASSWORD });

    await openSecurity(page);
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    await page.getByRole('dialog').getByLabel('Current password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('img', { name: /QR code/ }).waitFor();
    const secret = await page.getByRole('status', { name: /type this/ }).textContent();
    const app = new Authenticator(secret!);
    await page.getByLabel('Code of the app').fill(await app.code());
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('heading', { name: 'Recovery codes' }).waitFor();
    const codes = await page.getByRole('dialog').getByRole('listitem').allTextContents();
    expect(new Set(codes).size).toBe(10);
    await page.getByRole('button', { name: 'I have kept them' }).click();

    await page.getByRole('tab', { name: 'Sessions' }).click();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' });
    await confirm.click();
    await page.waitForURL(/sign-in/);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByLabel('Code of your authenticator app').fill(codes[0]!);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('banner').waitFor();
    expect(faults).toEqual([]);
  });

  it('stays signed in where its password is changed, and has the new one then', async () => {
    const { page, faults } = await aVisitor();
    const email = await invited(page);
    await signInOn(page, url, { email, password: PASSWORD });
    await openSecurity(page);
    await page.getByLabel('Current password').fill(PASSWORD);
    await page.getByLabel('New password').fill(OTHER);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('Your new password counts.').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    expect((await desk.admin.as(email, OTHER)).userId).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });
});

describe('what much hangs on', () => {
  it('is asked about once more after a while, and done then', async () => {
    const email = await invited((await aVisitor()).page);
    const { page, faults } = boss;
    await desk.database.query(`UPDATE sessions SET proven_at = proven_at - interval '1 hour'`);
    await page.goto(`${url}/console/users`);
    await page.getByRole('link', { name: email }).click();
    await page.getByRole('heading', { level: 1, name: email }).waitFor();
    await page.getByLabel('Role', { exact: true }).selectOption('supervisor');
    await page.getByRole('button', { name: 'Change the role' }).click();
    await page.getByRole('heading', { name: 'Is it still you?' }).waitFor();
    await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByText('The role is changed.').waitFor();
    expect(await page.getByLabel('Role', { exact: true }).inputValue()).toBe('supervisor');
    expect(faults).toEqual([]);
  });
});

import type { Page } from 'playwright-core';

/** Signs in on the console's own page, and waits for the first page behind it. */
export async function signInOn(
  page: Page,
  url: string,
  account: { readonly email: string; readonly password: string },
  path = '/console/',
): Promise<void> {
  await page.goto(`${url}${path}`);
  await page.getByLabel('E-mail address').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('banner').waitFor();
}

/**
 * Takes the pictures of the docs of a running instance: `--url`, `--email`, `--password`,
 * `--organization`, and `--ticket` with the number of the one to show. `npm run bench:day` leaves an
 * organisation that has something to show.
 */
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { browserOptions } from '../test/support/browser/find-browser.js';

const FOLDER = new URL('../docs/pictures/', import.meta.url).pathname;

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    email: { type: 'string', default: 'admin@example.com' },
    password: { type: 'string', default: process.env['ADMIN_PASSWORD'] ?? '' },
    organization: { type: 'string', default: '' },
    ticket: { type: 'string', default: '1' },
  },
});
const pictures = { queue: 'queue', decision: `tickets/${values.ticket}`, dial: 'dial' };

const browser = await chromium.launch(await browserOptions());
const page = await browser.newPage({ viewport: { width: 1360, height: 850 }, locale: 'en' });
await page.goto(`${values.url}/console/`);
await page.getByLabel('E-mail address').fill(values.email);
await page.getByLabel('Password', { exact: true }).fill(values.password);
if (values.organization) {
  await page.getByRole('button', { name: /organisation/i }).click();
  await page.getByLabel('Organisation').fill(values.organization);
}
await page.getByRole('button', { name: 'Sign in', exact: true }).click();
await page.getByRole('banner').waitFor();
await mkdir(FOLDER, { recursive: true });
for (const [name, path] of Object.entries(pictures)) {
  await page.goto(`${values.url}/console/${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${FOLDER}${name}.png` });
}
await browser.close();

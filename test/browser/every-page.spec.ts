import { beforeAll, describe, expect, it } from '@jest/globals';
import { accessibilityViolations } from '../support/browser/accessibility.js';
import { signInOn } from '../support/browser/sign-in.js';
import { aVisitor, type Visitor } from '../support/browser/visitor.js';
import { fixture } from '../support/fixture.js';
import { ADMIN } from '../support/service.js';

const PAGES = [
  ...['queue', 'tickets/1', 'conversations', 'conversations/1', 'customers', 'customers/1'],
  ...['reports', 'dial', 'lab', 'models', 'models/1', 'welcome'],
  ...['intents', 'intents/1', 'import', 'discovery'],
  ...['canned-answers', 'rules', 'service-levels', 'teams'],
  ...['users', 'users/1', 'api-keys', 'organization', 'jobs', 'audit', 'account', 'nowhere'],
];
const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'on a phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

let url: string;
beforeAll(async () => {
  const { service, admin } = await fixture();
  url = service.url;
  await admin.post('/conversations', {
    message: 'Where is my parcel? <b>It is late</b> & I wait.',
  });
});

describe.each(LOOKS)('every page, $name', ({ name: _, ...look }) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await aVisitor(look);
    await signInOn(visitor.page, url, ADMIN);
  });

  it.each(PAGES)('%s', async (path) => {
    const { page, faults } = visitor;
    await page.goto(`${url}/console/${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    // A page that fails is caught, and what stands in its place is accessible, too.
    const title = await page.getByRole('heading', { level: 1 }).first().innerText();
    expect(title).not.toBe('This page failed');
    expect(title === 'There is no such page').toBe(path === 'nowhere');
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    const [shown, wide] = await page.evaluate<[number, number]>(
      '[document.documentElement.clientWidth, document.documentElement.scrollWidth]',
    );
    expect(wide).toBeLessThanOrEqual(shown);
  });
});

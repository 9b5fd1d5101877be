import { afterAll } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { browserOptions } from './find-browser.js';

/** A page that somebody has open, and what went wrong on it so far. */
export interface Visitor {
  readonly page: Page;
  /** Violations of the policy for content, and errors that nothing caught. */
  readonly faults: readonly string[];
}

let browser: Promise<Browser> | undefined;

afterAll(async () => {
  await (await browser)?.close();
});

/** Opens a page with storage and cookies of its own; it ends with the spec. */
export async function aVisitor(options: BrowserContextOptions = {}): Promise<Visitor> {
  browser ??= browserOptions().then((found) => chromium.launch(found));
  const context = await (
    await browser
  ).newContext({ locale: 'en', viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  // A busy machine needs its time.
  page.setDefaultTimeout(60_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (/content security policy|trusted ?type/i.test(message.text()))
      faults.push(`${page.url()}: ${message.text()}`);
  });
  return { page, faults };
}

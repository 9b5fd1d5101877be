import { gzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { aVisitor } from '../support/browser/visitor.js';
import { fixture } from '../support/fixture.js';

const MOST_BYTES = 200_000;

it('a first visit loads 200 kB at most, packed', async () => {
  const { service } = await fixture();
  const { page } = await aVisitor();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/console')) bodies.push(response.body());
  });
  await page.goto(service.url);
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_BYTES);
});

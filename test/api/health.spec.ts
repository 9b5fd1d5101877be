import { expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import { target } from '../support/given.js';

const api = new Api(target().url);

test.each(['//health', '/public/health'])('%s says exactly that it is alive', async (path) => {
  const { status, body } = await api.get(path);
  expect(status).toBe(200);
  expect(body).toEqual({ status: 'ok', service: 'automated-customer-support' });
});

test('strangers are told no components', async () => {
  for (const authorization of ['', 'Bearer x']) {
    const headers = { authorization };
    const response = await fetch(`${target().url}/health/ready`, { headers });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ status: 'ok' });
  }
});

test.each(['//health/ready', '/public/health/ready'])('%s names the components', async (path) => {
  const { status, body } = await api.get(path);
  expect(status).toBe(200);
  expect(body).toEqual({
    status: 'ok',
    components: {
      database: 'up',
      classifier: 'up',
      encoder: expect.stringMatching(/^(ok|degraded|off)$/),
      drift: expect.stringMatching(/^(steady|drifted|unknown)$/),
      redis: 'off',
    },
  });
});

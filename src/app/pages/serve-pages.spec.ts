import { describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { readPages } from './built-folder.js';
import { servePages } from './serve-pages.js';

describe('servePages', () => {
  it('says how to build a console that is not there', async () => {
    const server = fastify();
    servePages(server, await readPages('/there is no such folder'));
    const { statusCode, headers, body } = await server.inject('/console/tickets');
    expect([statusCode, headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8']);
    expect(body).toContain('npm run build');
    expect((await server.inject('/console/assets/a.js')).statusCode).toBe(404);
    expect((await server.inject('/')).headers.location).toBe('/console');
  });
});

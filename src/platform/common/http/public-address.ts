import type { FastifyInstance } from 'fastify';

/**
 * Puts the address that the service has for others before the paths of `Location` and `Link`: a proxy
 * in front of it may serve it below a path that it does not see.
 */
export function announcePublicAddress(server: FastifyInstance, publicUrl: string): void {
  const root = publicUrl.replace(/\/+$/, '');
  server.addHook('onSend', (request, reply, payload, done) => {
    const location = reply.getHeader('location');
    if (typeof location === 'string' && location.startsWith('/')) {
      void reply.header('location', root + location);
    }
    const link = reply.getHeader('link');
    if (typeof link === 'string' && link.startsWith('<?')) {
      const [path = ''] = request.url.split('?');
      void reply.header('link', link.replace('<', `<${root}${path}`));
    }
    done(null, payload);
  });
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { BuiltFile } from './built-file.js';
import type { Pages } from './built-folder.js';

const INDEX = 'index.html';
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_FIRST = 'no-cache';

/** Routes whose files never change under one name, or nearly: they are neither counted nor logged. */
export const FILES = /^\/(console\/assets\/\*|widget\.js|widget\/\*)$/;
/** All routes of pages and their files, which say themselves how long they may be kept. */
export const PAGES = /^\/(console|widget)\b/;

// All that a page runs and shows is of the service itself, texts of others are never markup.
const POLICY = [
  ["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:"],
  ["font-src 'self'", "connect-src 'self'", "manifest-src 'self'", "base-uri 'none'"],
  ["form-action 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"],
]
  .flat()
  .join('; ');

const NOT_BUILT = `The console is not built. Run "npm run build" and start the service again.\n`;

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Serves the console at `/console` and the widget at `/widget`; there is nothing else than GET and HEAD. */
export function servePages(server: FastifyInstance, { console, widget }: Pages): void {
  server.get('/', (_request, reply) => reply.redirect('/console'));
  const page: Handler = (request, reply) => {
    void reply.header('content-security-policy', POLICY);
    const own = console.get(pathIn(request));
    return own
      ? send(request, reply, own, ASK_FIRST)
      : sendPage(request, reply, console.get(INDEX));
  };
  server.get('/console', page);
  server.get('/console/*', page);
  server.get('/console/assets/*', (request, reply) =>
    sendFound(request, reply, console.get(`assets/${pathIn(request)}`), FOR_EVER),
  );
  const shared: Handler = (request, reply) => {
    // Pages of other origins load it.
    void reply.header('cross-origin-resource-policy', 'cross-origin');
    return sendFound(request, reply, widget.get(pathIn(request) || 'widget.js'), ASK_FIRST);
  };
  server.get('/widget.js', shared);
  server.get('/widget/*', shared);
}

function pathIn({ params }: FastifyRequest): string {
  return (params as { '*'?: string })['*'] ?? '';
}

/** Whatever the address within the console is, its page knows what to show there. */
async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  index: BuiltFile | undefined,
): Promise<FastifyReply> {
  if (index) return send(request, reply, index, ASK_FIRST);
  void reply.status(404).type('text/plain; charset=utf-8').header('cache-control', 'no-store');
  return reply.send(NOT_BUILT);
}

/** Never a page in place of a file: a script that is one would be kept for ever. */
async function sendFound(
  request: FastifyRequest,
  reply: FastifyReply,
  file: BuiltFile | undefined,
  keep: string,
): Promise<FastifyReply> {
  if (file) return send(request, reply, file, keep);
  void reply.header('cache-control', 'no-store');
  reply.callNotFound();
  return reply;
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  file: BuiltFile,
  keep: string,
): Promise<FastifyReply> {
  const { body, etag, encoding } = await file.for(request.headers['accept-encoding']);
  void reply
    .type(file.type)
    .headers({ 'cache-control': keep, etag, vary: 'Accept-Encoding' })
    .headers(encoding ? { 'content-encoding': encoding } : {});
  return reply.send(body);
}

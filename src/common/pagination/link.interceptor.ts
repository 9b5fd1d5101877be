import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';

/** Adds `Link: <…>; rel="next"` (RFC 8288) to every page that has a next one. */
@Injectable()
export class LinkInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      tap((body: unknown) => {
        const cursor = nextCursorOf(body);
        if (!cursor) return;
        const [path = '', query] = http.getRequest<FastifyRequest>().url.split('?');
        const parameters = new URLSearchParams(query);
        parameters.set('cursor', cursor);
        http
          .getResponse<FastifyReply>()
          .header('link', `<${path}?${parameters.toString()}>; rel="next"`);
      }),
    );
  }
}

function nextCursorOf(body: unknown): string | undefined {
  const meta = (body as { meta?: { nextCursor?: unknown } } | null | undefined)?.meta;
  return typeof meta?.nextCursor === 'string' ? meta.nextCursor : undefined;
}

import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import type { Actor } from '../../../platform/access/index.js';
import { Settings } from '../../../platform/config/index.js';
import { BrowserSessions } from './browser-sessions.js';
import { sessionCookie } from './session-cookie.js';

/** Gives a browser another cookie after what changes how its owner proves that it is them. */
@Injectable()
export class CookieRenewal implements NestInterceptor {
  constructor(
    private readonly sessions: BrowserSessions,
    private readonly settings: Settings,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { user } = http.getRequest<FastifyRequest & { user: Actor }>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      mergeMap(async (body: unknown) => {
        const cookie = await this.sessions.renew(user);
        if (cookie) void reply.header('set-cookie', sessionCookie(cookie, this.settings));
        return body;
      }),
    );
  }
}

import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, type Observable, switchMap } from 'rxjs';
import { MessageLimit } from './message-limit.js';

interface Request extends FastifyRequest {
  readonly user: { readonly id: number };
  readonly body: { readonly message?: unknown } | undefined;
}

/** Counts the message of a call against what its user and network may have read. */
@Injectable()
export class MessageLimitInterceptor implements NestInterceptor {
  constructor(private readonly limit: MessageLimit) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { user, ip, body } = http.getRequest<Request>();
    const reply = http.getResponse<FastifyReply>();
    const message = { userId: user.id, address: ip, message: body?.message };
    return from(this.limit.count(message, reply)).pipe(switchMap(() => next.handle()));
  }
}

/** Marks a route that reads a message; it stands nearest to the method, as `Costly` does. */
export function ReadsMessage(): MethodDecorator {
  return UseInterceptors(MessageLimitInterceptor);
}

import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { finalize, type Observable } from 'rxjs';
import { CostlyWork } from './costly-work.js';

interface User {
  readonly id: number;
}

/** Counts a call as costly work of its user until it is answered to the last byte. */
@Injectable()
export class CostlyInterceptor implements NestInterceptor {
  constructor(private readonly costly: CostlyWork) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { user } = http.getRequest<FastifyRequest & { readonly user: User }>();
    const { raw } = http.getResponse<FastifyReply>();
    const end = this.costly.begin(user.id);
    return next.handle().pipe(
      finalize(() => {
        // Of a file, the handler gives only the beginning; a client may have hung up before.
        if (raw.closed) end();
        else raw.once('close', end);
      }),
    );
  }
}

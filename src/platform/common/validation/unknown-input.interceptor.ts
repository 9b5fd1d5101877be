import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { ValidationError } from '../errors/request-errors.js';

const IGNORES_QUERY = Symbol('ignores the query');

/** For routes that answer whatever is asked: load balancers add parameters against caches. */
export const IgnoresQuery = (): ClassDecorator => SetMetadata(IGNORES_QUERY, true);

interface Reads {
  readonly query: boolean;
  readonly body: boolean;
}

/** Refuses a query or a body where the handler reads none: what is ignored was meant by somebody. */
@Injectable()
export class UnknownInputInterceptor implements NestInterceptor {
  private readonly known = new WeakMap<object, Reads>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reads = this.readsOf(context);
    const ignored = [
      ...(reads.query ? [] : Object.keys(request.query ?? {})),
      ...(reads.body ? [] : Object.keys(request.body ?? {})),
    ];
    if (ignored.length === 0) return next.handle();
    throw new ValidationError(
      ignored.map((path) => ({ path, message: 'is not a known field or parameter' })),
    );
  }

  private readsOf(context: ExecutionContext): Reads {
    const handler = context.getHandler();
    const known = this.known.get(handler);
    if (known) return known;
    const metadata = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler.name) as
      Record<string, unknown> | undefined;
    const types = new Set(Object.keys(metadata ?? {}).map((key) => Number(key.split(':')[0])));
    const reads = {
      query:
        types.has(RouteParamtypes.QUERY) || Reflect.hasMetadata(IGNORES_QUERY, context.getClass()),
      body: types.has(RouteParamtypes.BODY),
    };
    this.known.set(handler, reads);
    return reads;
  }
}

import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nextLink } from '../pagination/next-link.js';

const HEADERS = Symbol('headers of the answer');

type Headers = readonly (readonly [name: string, valueOf: (body: unknown) => string])[];

/** Decorates a handler that answers with such a body. */
export type DecoratesAnswer<Body> = <Handler extends (...input: never[]) => Body | Promise<Body>>(
  controller: object,
  name: string | symbol,
  descriptor: TypedPropertyDescriptor<Handler>,
) => void;

/** Gives the answer a header that is read from its body. */
export function AnswerHeader<Body>(
  name: string,
  valueOf: (body: Body) => string,
): DecoratesAnswer<Body> {
  return (_controller, _name, { value: handler }) => {
    if (handler) {
      Reflect.defineMetadata(HEADERS, [...headersOf(handler), [name, valueOf]], handler);
    }
  };
}

/** Sets what headers say of the body of an answer: its entity tag, its address, the next page. */
export function setAnswerHeaders(context: ExecutionContext, body: unknown): void {
  // Neither files nor texts have any, and a text was an object that has set its own.
  if (typeof body !== 'object' || body === null) return;
  const http = context.switchToHttp();
  const reply = http.getResponse<FastifyReply>();
  for (const [name, valueOf] of headersOf(context.getHandler())) {
    void reply.header(name, valueOf(body));
  }
  const link = nextLink(http.getRequest<FastifyRequest>().url, body);
  if (link !== undefined) void reply.header('link', link);
}

function headersOf(handler: object): Headers {
  return (Reflect.getOwnMetadata(HEADERS, handler) as Headers | undefined) ?? [];
}

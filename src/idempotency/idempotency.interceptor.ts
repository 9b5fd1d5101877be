import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { Actor } from '../access/actor.js';
import { UploadedFile } from '../common/http/body-parsers.js';
import { Database } from '../database/database.js';
import { KeyReusedError } from './idempotency.errors.js';
import { HEADER, readKey } from './idempotency-key.js';
import { KeptUpload } from './kept-upload.js';
import { hashRequest } from './request-hash.js';
import {
  claimKey,
  findAnswer,
  keepAnswer,
  type KeyedCall,
  type StoredAnswer,
} from './stored-answers.js';

export const REPLAYED = 'Idempotency-Replayed';

/** What an answer says beside its body, and says again. */
const KEPT_HEADERS = ['location', 'etag'];

type Request = FastifyRequest & { readonly user: Actor };

/**
 * Answers a call with an `Idempotency-Key` once. The key is written in the transaction of what the
 * call did: whenever the process ends, either both are there or neither. A call that fails leaves
 * nothing behind, so that it may be tried again with its key.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly database: Database) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const header = request.headers[HEADER.toLowerCase()];
    if (header === undefined) return next.handle();
    return from(this.answer(readKey(header), request, http.getResponse<FastifyReply>(), next));
  }

  private async answer(
    key: string,
    request: Request,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const upload = request.body instanceof UploadedFile && (await KeptUpload.read(request.body));
    try {
      const { method, url, headers } = request;
      const body = upload ? upload.digest : JSON.stringify(request.body ?? null);
      const hashed = { method, url, contentType: headers['content-type'], body };
      const call = { userId: request.user.id, key, requestHash: hashRequest(hashed) };
      if (upload) request.body = upload.open();
      const answer = await this.database.join(() => this.answerOnce(call, reply, next));
      if (answer.body === null) return undefined;
      void reply.header('content-type', 'application/json; charset=utf-8');
      return answer.body;
    } catch (error) {
      // What the call had set is of an answer that never was.
      for (const name of KEPT_HEADERS) reply.removeHeader(name);
      throw error;
    } finally {
      if (upload) await upload.remove();
    }
  }

  private async answerOnce(
    call: KeyedCall,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<StoredAnswer> {
    await claimKey(this.database, call);
    const stored = await findAnswer(this.database, call);
    if (stored) {
      if (!stored.requestHash.equals(call.requestHash)) throw new KeyReusedError();
      void reply.headers({ ...stored.headers, [REPLAYED]: 'true' });
      return stored;
    }
    const result: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
    const body = result === undefined ? null : JSON.stringify(result);
    const answer = { status: reply.statusCode, headers: keptHeaders(reply), body };
    await keepAnswer(this.database, call, answer);
    return answer;
  }
}

function keptHeaders(reply: FastifyReply): Record<string, string> {
  const set = KEPT_HEADERS.flatMap((name): [string, string][] => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)]];
  });
  return Object.fromEntries(set);
}

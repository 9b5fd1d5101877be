import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { Actor } from '../access/index.js';
import { setAnswerHeaders } from '../common/http/answer-headers.js';
import { UploadedFile } from '../common/http/body-parsers.js';
import { Settings } from '../config/index.js';
import { Database, type OrganizationDatabase } from '../database/index.js';
import { KeyReusedError } from './idempotency.errors.js';
import { HEADER, readKey } from './idempotency-key.js';
import { bodyWriter, hashRequest } from './request-hash.js';
import { SpooledUpload } from './spooled-upload.js';
import {
  claimKey,
  findAnswer,
  type KeyedCall,
  storeAnswer,
  type StoredAnswer,
} from './stored-answers.js';

export const REPLAYED = 'Idempotency-Replayed';

/** What an answer says beside its body, and says again. */
const STORED_HEADERS = ['location', 'etag'];

type Request = FastifyRequest & { readonly user: Actor };

/**
 * Answers a call with an `Idempotency-Key` once. The key is written in the transaction of what the
 * call did: whenever the process ends, either both are there or neither. A call that fails leaves
 * nothing behind, so that it may be tried again with its key.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly write: (body: unknown) => string;

  constructor(
    private readonly database: Database,
    { secretKey }: Settings,
  ) {
    this.write = bodyWriter(secretKey);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const header = request.headers[HEADER.toLowerCase()];
    if (header === undefined) return next.handle();
    return from(this.answer(readKey(header), request, context, next));
  }

  private async answer(
    key: string,
    request: Request,
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const upload = request.body instanceof UploadedFile && (await SpooledUpload.read(request.body));
    try {
      const { method, url, headers } = request;
      const body = upload ? upload.digest : this.write(request.body);
      const hashed = { method, url, contentType: headers['content-type'], body };
      const { id: userId, organizationId } = request.user;
      const call = { organizationId, userId, key, requestHash: hashRequest(hashed) };
      if (upload) request.body = upload.open();
      const database = this.database.of(request.user);
      const answer = await database.join(() => this.answerOnce(database, call, context, next));
      if (answer.body === null) return undefined;
      void reply.header('content-type', 'application/json; charset=utf-8');
      return answer.body;
    } catch (error) {
      // What the call had set is of an answer that never was.
      for (const name of STORED_HEADERS) reply.removeHeader(name);
      throw error;
    } finally {
      if (upload) await upload.remove();
    }
  }

  private async answerOnce(
    database: OrganizationDatabase,
    call: KeyedCall,
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<StoredAnswer> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    await claimKey(database, call);
    const stored = await findAnswer(database, call);
    if (stored) {
      if (!stored.requestHash.equals(call.requestHash)) throw new KeyReusedError();
      void reply.headers({ ...stored.headers, [REPLAYED]: 'true' });
      return stored;
    }
    const result: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
    // Already here: what goes on is a text, of which nothing can be read.
    setAnswerHeaders(context, result);
    const body = result === undefined ? null : JSON.stringify(result);
    const answer = { status: reply.statusCode, headers: storedHeaders(reply), body };
    await storeAnswer(database, call, answer);
    return answer;
  }
}

function storedHeaders(reply: FastifyReply): Record<string, string> {
  const set = STORED_HEADERS.flatMap((name): [string, string][] => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)]];
  });
  return Object.fromEntries(set);
}

import { EncoderError } from '../encoder.errors.js';
import { parseRetryAfter } from './retry-delay.js';

/** Where and how to ask. */
export interface EmbeddingsRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** Something that may be gone at the next try. */
export class PassingFailure extends Error {
  constructor(
    message: string,
    readonly retryAfterMs?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const MAX_BODY_BYTES = 64 * 1024 * 1024;
const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = 500;

/**
 * Sends one request and gives the parsed body. Messages never hold what the server said, which may
 * repeat the key or the texts.
 *
 * @throws PassingFailure, EncoderError, or what ended the signal
 */
export async function requestEmbeddings(request: EmbeddingsRequest): Promise<unknown> {
  const { url, headers, body, signal } = request;
  let text: string;
  try {
    // A redirect would carry the texts elsewhere.
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal,
      redirect: 'manual',
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw failure(response);
    }
    text = await readText(response);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof PassingFailure || error instanceof EncoderError) throw error;
    throw new PassingFailure('The embeddings server cannot be reached.', undefined, {
      cause: error,
    });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw badResponse('is not JSON');
  }
}

function failure({ status, headers }: Response): Error {
  const message = `The embeddings server answered with status ${status}.`;
  if (status !== TOO_MANY_REQUESTS && status < SERVER_ERROR) {
    return new EncoderError('ENCODER.UNAVAILABLE', message);
  }
  return new PassingFailure(message, parseRetryAfter(headers.get('retry-after'), Date.now()));
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw badResponse('is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function badResponse(what: string): EncoderError {
  return new EncoderError('ENCODER.BAD_RESPONSE', `The response of the embeddings server ${what}.`);
}

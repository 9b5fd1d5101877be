import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InProcessEncoder } from '../../src/language/encoders/builtin/in-process-encoder.js';

const encoder = new InProcessEncoder();

/**
 * A server of embeddings that can be out of order. They are real ones: a model whose embeddings say
 * no more than the words themselves is found out and does without them.
 */
export interface EmbeddingsServer {
  readonly url: string;
  /** `hanging` takes requests and never answers them. */
  mood: 'good' | 'failing' | 'hanging';
  /** What every request so far was authorized by. */
  readonly authorizations: (string | undefined)[];
  /** Every text that it was sent. */
  readonly texts: string[];
  close(): Promise<void>;
}

export async function startEmbeddingsServer(): Promise<EmbeddingsServer> {
  const listener = createServer((request, response) => {
    void readBody(request).then(async (body) => {
      const { input } = JSON.parse(body) as { input: string[] };
      server.authorizations.push(request.headers.authorization);
      server.texts.push(...input);
      if (server.mood === 'hanging') return;
      response.statusCode = server.mood === 'good' ? 200 : 400;
      const vectors = await encoder.encode(input);
      const data = vectors.map((vector, index) => ({ index, embedding: [...vector] }));
      response.end(JSON.stringify({ data }));
    });
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const server: EmbeddingsServer = {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/v1`,
    mood: 'good',
    authorizations: [],
    texts: [],
    close: async () => {
      listener.closeAllConnections();
      listener.close();
      await once(listener, 'close');
    },
  };
  return server;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

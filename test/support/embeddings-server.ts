import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const DIMENSIONS = 32;

/** A server of embeddings that can be out of order. */
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
    void readBody(request).then((body) => {
      const { input } = JSON.parse(body) as { input: string[] };
      server.authorizations.push(request.headers.authorization);
      server.texts.push(...input);
      if (server.mood === 'hanging') return;
      response.statusCode = server.mood === 'good' ? 200 : 400;
      const data = input.map((text, index) => ({ index, embedding: embeddingOf(text) }));
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

/** Texts that share words are close. */
function embeddingOf(text: string): number[] {
  const embedding = new Array<number>(DIMENSIONS).fill(0.01);
  for (const word of text.toLowerCase().match(/\w+/g) ?? []) {
    const hash = createHash('sha256').update(word).digest();
    embedding[hash.readUInt32LE() % DIMENSIONS]! += 1;
  }
  return embedding;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

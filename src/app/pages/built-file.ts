import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { contentTag } from '../../platform/common/http/etag.js';

/** The encodings that are prepared, the smallest first. */
const ENCODINGS = ['br', 'gzip'] as const;
type Encoding = (typeof ENCODINGS)[number];

/** Smaller than this, or already packed, it only becomes longer. */
const LEAST_BYTES = 500;
const PACKED = /^(image\/(?!svg)|font\/|application\/wasm)/;

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

/** A file as it goes to one client. */
export interface Representation {
  readonly body: Buffer;
  readonly etag: string;
  readonly encoding?: Encoding;
}

/** A file of a build, kept in memory. What it is compressed to is worked out once, when first asked for. */
export class BuiltFile {
  readonly type: string;
  private readonly hash: string;
  private readonly compressed = new Map<Encoding, Promise<Buffer>>();

  constructor(
    name: string,
    private readonly content: Buffer,
  ) {
    this.type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    this.hash = contentTag(content);
  }

  /** As short as the client understands by its `Accept-Encoding`. */
  async for(accepted = ''): Promise<Representation> {
    const encoding = ENCODINGS.find((it) => this.isWorthIt && takes(accepted, it));
    if (!encoding) return { body: this.content, etag: `"${this.hash}"` };
    const body = this.compressed.get(encoding) ?? compress(encoding, this.content);
    this.compressed.set(encoding, body);
    return { body: await body, etag: `"${this.hash}-${encoding}"`, encoding };
  }

  private get isWorthIt(): boolean {
    return this.content.length >= LEAST_BYTES && !PACKED.test(this.type);
  }
}

function compress(encoding: Encoding, content: Buffer): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(content, { level: 9 });
  // The best quality takes seconds, and makes it 2 % shorter.
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return promisify(brotliCompress)(content, { params });
}

/** Whether the client names the encoding and does not refuse it (`;q=0`). */
function takes(accepted: string, encoding: Encoding): boolean {
  return accepted.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((it) => it.trim().toLowerCase());
    return name === encoding && !parameters.some((it) => /^q=0(\.0*)?$/.test(it));
  });
}

/** What clients say. */
export type ClientMessage =
  | { readonly type: 'hello'; readonly token: string; readonly after?: string | undefined }
  | { readonly type: 'token'; readonly token: string }
  | { readonly type: 'probe' }
  | { readonly type: 'viewing'; readonly conversationId: number | null }
  | { readonly type: 'typing'; readonly conversationId: number; readonly mode: 'reply' | 'note' }
  /** Of a later version: it is ignored. */
  | { readonly type: 'unknown' };

const MOST_ID = 2_147_483_647;

/** Reads a message; nothing for what is none of the protocol. */
export function readClientMessage(text: string): ClientMessage | undefined {
  const message = parse(text);
  if (!message) return undefined;
  switch (message['type']) {
    case 'hello':
      return readHello(message);
    case 'token':
      return withToken(message, (token) => ({ type: 'token', token }));
    case 'probe':
      return { type: 'probe' };
    case 'viewing':
      return readViewing(message);
    case 'typing':
      return readTyping(message);
    default:
      return typeof message['type'] === 'string' ? { type: 'unknown' } : undefined;
  }
}

type Parsed = Readonly<Record<string, unknown>>;

function parse(text: string): Parsed | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Parsed) : undefined;
  } catch {
    return undefined;
  }
}

function withToken<Result>({ token }: Parsed, make: (token: string) => Result): Result | undefined {
  return typeof token === 'string' && token !== '' ? make(token) : undefined;
}

function readHello(message: Parsed): ClientMessage | undefined {
  const { after } = message;
  if (after !== undefined && typeof after !== 'string') return undefined;
  return withToken(message, (token) => ({ type: 'hello', token, after }));
}

function readViewing({ conversationId }: Parsed): ClientMessage | undefined {
  if (conversationId !== null && !isId(conversationId)) return undefined;
  return { type: 'viewing', conversationId };
}

function readTyping({ conversationId, mode }: Parsed): ClientMessage | undefined {
  if (!isId(conversationId) || (mode !== 'reply' && mode !== 'note')) return undefined;
  return { type: 'typing', conversationId, mode };
}

function isId(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_ID;
}

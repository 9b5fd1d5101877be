import type { LiveEvent, LivePresence, LiveTyping } from './live-events.js';

/** As much of a WebSocket as is needed: that of browsers, or of the package `ws`. */
export interface LiveWebSocket {
  onopen: ((event: never) => unknown) | null;
  onmessage: ((event: never) => unknown) | null;
  onclose: ((event: never) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/** `connecting`, `open` (everything missed was told), `waiting` for the next try, `ended` for good. */
export type LiveState = 'connecting' | 'open' | 'waiting' | 'ended';

export interface LiveOptions {
  /** Where the service is, without `/api/v1`: `https://support.example.com`. */
  readonly baseUrl: string;
  /**
   * The access token or API key to go on with.
   * @param isRefused whether the last one was refused or is about to end, so that a new one is needed
   */
  readonly token: (isRefused: boolean) => string | Promise<string>;
  /** Where an earlier connection ended; without it nothing old is told. */
  readonly after?: string;
  /** Called for each event, in order and once. */
  readonly onEvent: (event: LiveEvent) => void;
  /** Events may have been missed: read anew what you show. */
  readonly onResync: () => void;
  readonly onPresence?: (presence: LivePresence) => void;
  readonly onTyping?: (typing: LiveTyping) => void;
  /** @param reason why it ended or waits */
  readonly onState?: (state: LiveState, reason?: string) => void;
  /** Needed where there is no global one, as in Node 20: `import { WebSocket } from 'ws'`. */
  readonly WebSocket?: new (url: string) => LiveWebSocket;
}

/** A live connection, which comes back by itself. */
export interface Live {
  /** Everything up to here was told; keep it to go on from there another day. */
  readonly cursor: string | undefined;
  readonly state: LiveState;
  /** Tells the staff which conversation is open here. */
  view(conversationId: number | null): void;
  /** Tells that somebody types here; call it at each key, it is told every two seconds. */
  type(conversationId: number, mode?: 'reply' | 'note'): void;
  /** Ends it for good. */
  close(): void;
}

import { backoffMs } from './backoff.js';
import type { ServerMessage } from './live-events.js';
import type { Live, LiveOptions, LiveState, LiveWebSocket } from './live-options.js';

/** What a client decides by; all others are tried again in a while. */
const CODES = { unauthenticated: 4001, expired: 4003, forbidden: 4004 };
const RENEW_BEFORE_MS = 30_000;
const PROBE_MS = 5_000;
const TYPING_EVERY_MS = 2_000;

type Timer = ReturnType<typeof setTimeout>;
interface Page {
  readonly addEventListener?: (name: string, listener: () => void) => void;
  readonly removeEventListener?: (name: string, listener: () => void) => void;
}

/** Hears what happens from now on, or from a cursor on, until it is closed. */
export function live(options: LiveOptions): Live {
  return new Connection(options);
}

class Connection implements Live {
  cursor: string | undefined;
  state: LiveState = 'connecting';
  private socket: LiveWebSocket | undefined;
  private failures = 0;
  private refusals = 0;
  private beatMs = 30_000;
  private viewing: number | null = null;
  private typed = { key: '', at: 0 };
  private retry: Timer | undefined;
  private renewal: Timer | undefined;
  private silence: Timer | undefined;
  private readonly page = globalThis as Page;
  private readonly probe = (): void => this.wake();
  private readonly Socket: new (url: string) => LiveWebSocket;

  constructor(private readonly options: LiveOptions) {
    const { WebSocket: Given } = globalThis as { readonly WebSocket?: LiveOptions['WebSocket'] };
    const Socket = options.WebSocket ?? Given;
    if (!Socket) throw new Error('There is no WebSocket here: give one as the option WebSocket.');
    this.Socket = Socket;
    this.cursor = options.after;
    for (const name of ['online', 'focus']) this.page.addEventListener?.(name, this.probe);
    void this.connect(false);
  }

  view(conversationId: number | null): void {
    this.viewing = conversationId;
    if (this.state === 'open') this.say({ type: 'viewing', conversationId });
  }

  type(conversationId: number, mode: 'reply' | 'note' = 'reply'): void {
    const key = `${conversationId}/${mode}`;
    const now = Date.now();
    if (this.state !== 'open') return;
    if (this.typed.key === key && now < this.typed.at + TYPING_EVERY_MS) return;
    this.typed = { key, at: now };
    this.say({ type: 'typing', conversationId, mode });
  }

  close(): void {
    this.end('closed');
  }

  private async connect(isRefused: boolean): Promise<void> {
    this.become('connecting');
    let token: string;
    try {
      token = await this.options.token(isRefused);
    } catch (error) {
      this.wait(String(error));
      return;
    }
    if (this.hasEnded()) return;
    const url = `${this.options.baseUrl.replace(/^http/, 'ws')}/api/v1/live`;
    const socket = new this.Socket(url);
    this.socket = socket;
    // Of a connection that was given up nothing is heard any more.
    const current = (then: () => void) => () => {
      if (this.socket === socket) then();
    };
    socket.onopen = current(() => {
      this.say({ type: 'hello', token, ...(this.cursor !== undefined && { after: this.cursor }) });
    });
    socket.onmessage = ({ data }: { data: unknown }) => {
      if (this.socket !== socket) return;
      this.listen(this.beatMs * 2);
      this.hear(JSON.parse(String(data)) as ServerMessage);
    };
    // An error is followed by the end.
    socket.onerror = () => undefined;
    socket.onclose = ({ code, reason }: { code: number; reason: unknown }) => {
      current(() => this.lost(code, `${code} ${String(reason)}`))();
    };
    this.listen(this.beatMs * 2);
  }

  private hear(message: ServerMessage): void {
    const { options } = this;
    switch (message.type) {
      case 'welcome':
        this.beatMs = message.beatSeconds * 1_000;
        this.renewBefore(message.expiresAt);
        break;
      case 'renewed':
        this.renewBefore(message.expiresAt);
        break;
      case 'ready':
        this.cursor = message.cursor;
        this.failures = 0;
        this.refusals = 0;
        this.become('open');
        if (this.viewing !== null) this.view(this.viewing);
        break;
      case 'resync':
        this.cursor = message.cursor;
        options.onResync();
        break;
      case 'event': {
        const { type: _, ...event } = message;
        // Before it is told: whoever fails at it would be told it again otherwise.
        this.cursor = event.cursor;
        options.onEvent(event);
        break;
      }
      case 'beat':
        this.cursor = message.cursor ?? this.cursor;
        break;
      case 'presence':
        options.onPresence?.(message);
        break;
      case 'typing':
        options.onTyping?.(message);
    }
  }

  private lost(code: number, reason: string): void {
    this.clear();
    if (code === CODES.forbidden) this.end(reason);
    else if (code === CODES.unauthenticated && this.refusals++ > 0) this.end(reason);
    else if (code === CODES.unauthenticated || code === CODES.expired) void this.connect(true);
    else this.wait(reason);
  }

  private wait(reason: string): void {
    if (this.hasEnded()) return;
    this.failures += 1;
    this.become('waiting', reason);
    this.retry = setTimeout(() => void this.connect(false), backoffMs(this.failures));
  }

  /** Something tells that the network or the page is back: whether the connection is, is asked. */
  private wake(): void {
    if (this.state === 'waiting') {
      clearTimeout(this.retry);
      void this.connect(false);
    } else if (this.state === 'open') {
      this.say({ type: 'probe' });
      this.listen(PROBE_MS);
    }
  }

  /** Gives the connection up unless something is heard in time. */
  private listen(milliseconds: number): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      const { socket } = this;
      this.clear();
      socket?.close();
      this.wait('nothing was heard');
    }, milliseconds);
  }

  private renewBefore(expiresAt: string | null): void {
    clearTimeout(this.renewal);
    if (expiresAt === null) return;
    const left = Date.parse(expiresAt) - Date.now();
    const inMs = Math.max(left - RENEW_BEFORE_MS, left / 2);
    this.renewal = setTimeout(() => void this.renew(), Math.min(inMs, 2 ** 31 - 1));
  }

  private async renew(): Promise<void> {
    const { socket } = this;
    // Where none is to be had now, the end of this one has it tried again.
    const token = await Promise.resolve(this.options.token(true)).catch(() => undefined);
    if (token !== undefined && this.socket === socket) this.say({ type: 'token', token });
  }

  private say(message: object): void {
    try {
      this.socket?.send(JSON.stringify(message));
    } catch {
      // It is just ending, which is told by itself.
    }
  }

  private end(reason: string): void {
    if (this.hasEnded()) return;
    const { socket } = this;
    this.clear();
    for (const name of ['online', 'focus']) this.page.removeEventListener?.(name, this.probe);
    socket?.close(1000);
    this.become('ended', reason);
  }

  private hasEnded(): boolean {
    return this.state === 'ended';
  }

  private clear(): void {
    this.socket = undefined;
    for (const timer of [this.retry, this.renewal, this.silence]) clearTimeout(timer);
  }

  private become(state: LiveState, reason?: string): void {
    this.state = state;
    this.options.onState?.(state, reason);
  }
}

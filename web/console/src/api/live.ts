import {
  type Live,
  live,
  type LiveEvent,
  type LivePresence,
  type LiveState,
  type LiveTyping,
} from '@client';
import { queries } from './queries.js';
import { accessToken, SERVICE_URL, session } from './session.js';

type Listener<Value> = (value: Value) => void;

/** Values that somebody listens to. */
class Topic<Value> {
  private readonly listeners = new Set<Listener<Value>>();

  /** @returns what ends the listening */
  readonly listen = (listener: Listener<Value>): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly tell = (value: Value): void => {
    for (const listener of this.listeners) listener(value);
  };
}

/** What happens, as it happens. */
export const events = new Topic<LiveEvent>();
/** Who is there and what they have open. */
export const presence = new Topic<LivePresence>();
/** Who types where. */
export const typing = new Topic<LiveTyping>();

const absences = new Topic<boolean>();
let connection: Live | undefined;

/** After so long without a connection people are told. */
const ABSENCE_MS = 3_000;
let isAway = false;
let leaving: ReturnType<typeof setTimeout> | undefined;

/** Whether the service has been away for longer than a blink, for components. */
export const absence = {
  get: (): boolean => isAway,
  subscribe: (listener: () => void): (() => void) => absences.listen(listener),
};

function noteState(state: LiveState): void {
  clearTimeout(leaving);
  if (state === 'open') tellAbsence(false);
  else if (session.get() === 'signed-in') leaving = setTimeout(() => tellAbsence(true), ABSENCE_MS);
}

function tellAbsence(next: boolean): void {
  if (next === isAway) return;
  isAway = next;
  absences.tell(next);
}

/** Connects while somebody is signed in. */
export function followSession(): void {
  const follow = (): void => {
    if (session.get() === 'signed-in') connection ??= connect();
    else {
      connection?.close();
      connection = undefined;
      clearTimeout(leaving);
      tellAbsence(false);
    }
  };
  session.subscribe(follow);
  follow();
}

/** Tells the colleagues which conversation is open here. */
export function viewing(conversationId: number | null): void {
  connection?.view(conversationId);
}

/** Tells that somebody types here; to be called at each key. */
export function typed(conversationId: number, mode: 'reply' | 'note'): void {
  connection?.type(conversationId, mode);
}

function connect(): Live {
  return live({
    baseUrl: SERVICE_URL,
    token: async (isRefused) => (await accessToken(isRefused)) ?? '',
    onEvent: (event) => {
      refresh(event);
      events.tell(event);
    },
    onResync: () => void queries.invalidateQueries(),
    onPresence: presence.tell,
    onTyping: typing.tell,
    onState: noteState,
  });
}

/**
 * What an open page shows of what has changed is read anew. Lists are not: they would move under the
 * pointer, so that they say by themselves that there is something new.
 */
function refresh({ data }: LiveEvent): void {
  if ('ticketId' in data) void queries.invalidateQueries({ queryKey: ['ticket', data.ticketId] });
  if ('conversationId' in data && data.conversationId !== null)
    void queries.invalidateQueries({ queryKey: ['conversation', data.conversationId] });
}

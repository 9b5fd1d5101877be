import type { Answer, Api } from '../api.js';

export const ACTORS = ['anyone', 'user', 'agent', 'admin'] as const;
export type Actor = (typeof ACTORS)[number];

/** A status, or a status and the code of the problem. */
export type Expected = number | `${number} ${string}`;

/** Who calls, and who else there is. */
export interface Stage {
  readonly actor: Api;
  /** Whose thing it is: the actor's, or that of a customer who is somebody else. */
  readonly owner: Api;
  readonly admin: Api;
}

/** What a call needs besides its route. */
export interface Given {
  /** In the order of the path's parameters; those that are missing are of no row. */
  readonly ids?: readonly (number | undefined)[];
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Puts away what the call made. */
  readonly afterwards?: (answer: Answer) => Promise<unknown>;
}

export interface Row {
  /** As in the OpenAPI document: `GET /api/v1/tickets/{id}`. */
  readonly route: string;
  /** What about it, where a route has several rows. */
  readonly about?: string;
  /** Whose thing is called for, where that matters. */
  readonly whose?: 'own' | 'foreign';
  /** Prepares a call; made anew for every actor. Without it: ids of no row and a body as documented. */
  readonly given?: (stage: Stage) => Given | Promise<Given>;
  readonly expected: Readonly<Record<Actor, Expected>>;
}

const UNAUTHENTICATED = '401 AUTH.UNAUTHENTICATED';
const FORBIDDEN = '403 AUTH.FORBIDDEN';

type Details = Pick<Row, 'about' | 'given'>;

/** Anybody gets this. */
export function open(route: string, status: Expected, details: Details = {}): Row {
  return { route, ...details, expected: by(status, status, status, status) };
}

/** Whoever is signed in gets this. */
export function signedIn(route: string, status: Expected, details: Details = {}): Row {
  return { route, ...details, expected: by(UNAUTHENTICATED, status, status, status) };
}

/** Agents and admins get this. */
export function staff(route: string, status: Expected, details: Details = {}): Row {
  return { route, ...details, expected: by(UNAUTHENTICATED, FORBIDDEN, status, status) };
}

/** Admins get this. */
export function admins(route: string, status: Expected, details: Details = {}): Row {
  return { route, ...details, expected: by(UNAUTHENTICATED, FORBIDDEN, FORBIDDEN, status) };
}

/** The signed-in, by whose the thing is: [user, agent, admin]. */
export function byOwner(
  route: string,
  own: readonly [Expected, Expected, Expected],
  foreign: readonly [Expected, Expected, Expected],
  details: Details,
): Row[] {
  return [
    { route, ...details, whose: 'own', expected: by(UNAUTHENTICATED, ...own) },
    { route, ...details, whose: 'foreign', expected: by(UNAUTHENTICATED, ...foreign) },
  ];
}

function by(anyone: Expected, user: Expected, agent: Expected, admin: Expected): Row['expected'] {
  return { anyone, user, agent, admin };
}

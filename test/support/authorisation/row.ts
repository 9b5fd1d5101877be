import type { Answer, Api } from '../api.js';

/** Each may do what the ones before it may. */
const PEOPLE = ['user', 'agent', 'supervisor', 'admin', 'operator'] as const;
export const ACTORS = ['anyone', ...PEOPLE, 'system'] as const;
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

/** A route that is for those who have a password. */
const NO_PASSWORD = '403 AUTH.ACCOUNT_KIND';

type Details = Pick<Row, 'about' | 'given'>;

/** Anybody gets this. */
export function open(route: string, status: Expected, details: Details = {}): Row {
  return { route, ...details, expected: { ...from('user', status), anyone: status } };
}

/** Whoever is signed in gets this. */
export function signedIn(route: string, status: Expected, details: Details = {}): Row {
  return { route, ...details, expected: from('user', status) };
}

/** Whoever is signed in gets this, but machines. */
export function people(route: string, status: Expected, details: Details = {}): Row {
  return passwordOwners(route, status, details);
}

/** Whoever is signed in by a password gets this. */
export function passwordOwners(route: string, status: Expected, details: Details = {}): Row {
  return { route, ...details, expected: { ...from('user', status), system: NO_PASSWORD } };
}

/** Agents, and who may do what they may, get this. */
export function staff(route: string, status: Expected, details: Details = {}): Row {
  return { route, ...details, expected: from('agent', status) };
}

/** Supervisors and admins get this. */
export function supervisors(route: string, status: Expected, details: Details = {}): Row {
  return { route, ...details, expected: from('supervisor', status) };
}

/** Admins get this. */
export function admins(route: string, status: Expected, details: Details = {}): Row {
  return { route, ...details, expected: from('admin', status) };
}

/** Operators of the service get this. */
export function operators(route: string, status: Expected, details: Details = {}): Row {
  return { route, ...details, expected: from('operator', status) };
}

/** The signed-in, by whose the thing is: [user, staff]. */
export function byOwner(
  route: string,
  own: readonly [Expected, Expected],
  foreign: readonly [Expected, Expected],
  details: Details,
): Row[] {
  const by = ([user, staff]: readonly [Expected, Expected]) => ({ ...from('agent', staff), user });
  return [
    { route, ...details, whose: 'own', expected: by(own) },
    { route, ...details, whose: 'foreign', expected: by(foreign) },
  ];
}

/** The same but for admins and operators, who get this. */
export function forAdmins(row: Row, status: Expected): Row {
  return { ...row, expected: { ...row.expected, admin: status, operator: status } };
}

/** Those from this one upwards get the status; machines may do what agents may. */
function from(least: Exclude<Actor, 'anyone' | 'system'>, status: Expected): Row['expected'] {
  const upwards = PEOPLE.slice(PEOPLE.indexOf(least));
  const allowed = (actor: (typeof PEOPLE)[number]): Expected =>
    upwards.includes(actor) ? status : FORBIDDEN;
  return {
    anyone: UNAUTHENTICATED,
    user: allowed('user'),
    agent: allowed('agent'),
    supervisor: allowed('supervisor'),
    admin: allowed('admin'),
    operator: allowed('operator'),
    system: allowed('agent'),
  };
}

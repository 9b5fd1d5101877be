/** Why the service ends a live connection; clients decide by them what to do next. */
export const CLOSE = {
  /** The service stops: connect again, to whichever instance is there. */
  goingAway: 1001,
  /** It cannot say now who this is, or has as many connections as it can hold: try again later. */
  tryAgainLater: 1013,
  /** What came is no message of the protocol. */
  malformed: 4000,
  /** No token came in time, or one that is nobody's. */
  unauthenticated: 4001,
  /** The token or the session is over: connect again with a new one. */
  expired: 4003,
  /** Whose token it is may not do this. */
  forbidden: 4004,
  /** What waits to be sent became too much: connect again, and go on from the last cursor. */
  tooSlow: 4008,
  /** More messages than are taken. */
  tooMany: 4029,
  /** The user has as many connections as one may have. */
  tooManyConnections: 4030,
} as const;

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

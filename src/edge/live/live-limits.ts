/** What a live connection may take, so that none costs the others anything. */
export const LIVE_LIMITS = {
  /** Until the first message, with the token. */
  helloMs: 5_000,
  /** Between two signs of life of the service; a client that answers none is gone. */
  beatMs: 30_000,
  /** How often it is asked whether the caller would still be let in, beside what events tell of it. */
  readmitMs: 60_000,
  mostInboundBytes: 16 * 1024,
  mostMessagesPerSecond: 10,
  mostBufferedBytes: 1024 * 1024,
  /** Below it, what a client missed goes on to be sent. */
  bufferedEnoughBytes: 256 * 1024,
  /** How long a client that comes back may take for what it missed. */
  catchUpMs: 60_000,
  socketsPerUser: 5,
  /** Of one instance: some 15 kB each. */
  mostSockets: 10_000,
  /** How long a client has to answer that the connection ends. */
  closeMs: 5_000,
} as const;

// https://www.postgresql.org/docs/current/errcodes-appendix.html: class 08 connection exceptions,
// 53 insufficient resources (memory, disk, connections), 57P0x shutdown, 57014 statement timeout,
// 58 failures below PostgreSQL such as I/O, 25P03 idle timeout, 25006 read-only: what a standby is,
// and what managed servers make of a database whose disk is nearly full.
const SQL_STATES = /^(08|53|57P0|57014|58|25P03|25006)/;
const NETWORK_CODES =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN)$/;
// Of a Unix socket: nobody listens yet or any more, or too many connect at once.
const SOCKET_CODES = /^(ENOENT|EAGAIN)$/;
// TypeORM releases the runner of a connection that was lost between two statements of a transaction.
const MESSAGES =
  /query runner (was )?already released|timeout exceeded when trying to connect|^timeout expired$|too many wait for a connection|Connection terminated|Query read timeout|Driver not Connected|Cannot use a pool after calling end|not queryable|Client has encountered a connection error/i;

/** Tells an outage of the database, worth a retry, from a mistake of ours. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, severity, syscall, driverError } = error as Error & Record<string, unknown>;
  // The server ends or refuses the whole connection, for whatever reason.
  if (severity === 'FATAL' || severity === 'PANIC') return true;
  if (driverError !== undefined && driverError !== error && isDatabaseAway(driverError))
    return true;
  if (typeof code === 'string' && (SQL_STATES.test(code) || NETWORK_CODES.test(code))) return true;
  if (syscall === 'connect' && SOCKET_CODES.test(String(code))) return true;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  return MESSAGES.test(error.message);
}

import type { TestDatabase } from './database.js';

const INSERT = 'INSERT INTO outbox_events (type, payload) VALUES ($1, $2)';
const WAKE = `SELECT pg_notify('outbox_events', '')`;

/** Publishes events as rooms of the desk do, past them: in the default organisation. */
export function publishing(database: Pick<TestDatabase, 'query'>) {
  const one = async (type: string, payload: object): Promise<void> => {
    await database.query(INSERT, [type, JSON.stringify(payload)]);
    await database.query(WAKE);
  };
  const ticket = (ticketId: number, of: { readonly requesterId: number }): Promise<void> =>
    one('ticket.created', { ticketId, conversationId: null, status: 'open', version: 1, ...of });
  return { one, ticket };
}

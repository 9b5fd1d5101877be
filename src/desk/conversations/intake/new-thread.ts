import { GivenColumns, NEW_TICKET, type NewTicket } from '../../tickets/index.js';
import type { Channel } from '../conversation-values.js';

/** A customer's first message, what the machine made of it, and the thread that it opens. */
export interface NewThread extends NewTicket {
  readonly channel: Channel;
  readonly subject: string | null;
  readonly externalIds: Readonly<Record<string, string>>;
  readonly sentiment: number | null;
  readonly isAngry: boolean;
}

/** What an opened thread needs beside the columns of its ticket. */
const THREAD = new GivenColumns<NewThread>({
  channel: { column: 'channel', given: { type: 'text', value: ({ channel }) => channel } },
  subject: { column: 'subject', given: { type: 'text', value: ({ subject }) => subject } },
  externalIds: {
    column: 'external_ids',
    given: { type: 'jsonb', value: ({ externalIds }) => externalIds },
  },
  sentiment: { column: 'sentiment', given: { type: 'real', value: ({ sentiment }) => sentiment } },
  isAngry: { column: 'is_angry', given: { type: 'boolean', value: ({ isAngry }) => isAngry } },
});

/** How `jsonb_to_recordset` reads the rows. */
export const DEFINITION = `${NEW_TICKET.definition}, ${THREAD.definition}`;

/** A thread as JSON takes it to the database. */
export function rowOf(thread: NewThread): Record<string, unknown> {
  return { ...NEW_TICKET.rowOf(thread), ...THREAD.rowOf(thread) };
}

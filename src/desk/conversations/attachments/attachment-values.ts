/** So large a file may be, in bytes. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** So much of a file is in memory, and in one row. */
export const CHUNK_BYTES = 256 * 1024;
/** So many a message may have. */
export const MOST_OF_MESSAGE = 5;
/** So many somebody may have uploaded that no message has yet. */
export const MOST_UNUSED = 20;

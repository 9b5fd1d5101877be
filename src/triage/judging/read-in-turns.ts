import { inSteps } from '../../platform/common/in-steps.js';
import { readingMessage, type ReadMessage, readMessage } from '../core/index.js';

/** From so many characters on reading or classifying a message takes milliseconds. */
export const LONG = 1_000;

/** Reads a message; a long one in steps, between which others get their turn. */
export function readInTurns(message: string): ReadMessage | Promise<ReadMessage> {
  return message.length > LONG ? inSteps(readingMessage(message)) : readMessage(message);
}

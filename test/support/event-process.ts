import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { defineEvent } from '../../src/platform/events/event.js';
import { openEvents } from './events.js';

/** A process of its own that writes or consumes events: `writer <url> <number> <events>`, `consumer <url>`. */

interface Noted {
  readonly writer: number;
  readonly number: number;
}

const EVEN = defineEvent<Noted>('even.noted');
const ODD = defineEvent<Noted>('odd.noted');
const ROLLED_BACK = new Error('as the test wants it');

const EFFECT = 'INSERT INTO effects (consumer, writer, number) VALUES ($1, $2, $3)';
const NEXT = 'SELECT coalesce(max(number) + 1, 0)::int AS next FROM written WHERE writer = $1';

/** Publishes its events in transactions of differing length, of which some are rolled back. */
async function write(url: string, writer: number, count: number): Promise<void> {
  const { database: all, events, stop } = await openEvents(url);
  const database = all.of(1 + (writer % 2));
  // One that was killed goes on where it was.
  const [row] = await database.query<{ next: number }>(NEXT, [writer]);
  let number = row!.next;
  while (number < count) {
    const several = Math.min(count - number, 1 + Math.floor(Math.random() * 3));
    const fails = Math.random() < 0.1;
    const transaction = database.transaction(async (manager) => {
      for (let next = number; next < number + several; next++) {
        await events.publish(manager, next % 2 ? ODD : EVEN, { writer, number: next });
        await manager.query('INSERT INTO written VALUES ($1, $2)', [writer, next]);
        if (Math.random() < 0.3) await sleep(Math.random() * 40);
      }
      if (fails) throw ROLLED_BACK;
    });
    const error = await transaction.catch((reason: unknown) => reason as Error);
    if (!error) number += several;
    else if (error !== ROLLED_BACK) throw error;
  }
  await stop();
}

/** Writes down what it is told, in the order that it is told it. */
async function consume(url: string): Promise<void> {
  const { events, start } = await openEvents(url);
  for (const event of [EVEN, ODD]) {
    events.consume('all', event, ({ payload: { writer, number } }, manager) =>
      manager.query(EFFECT, ['all', writer, number]),
    );
    events.consume('failing', event, async ({ payload: { writer, number } }, manager) => {
      // The effect first: nothing of it may be left.
      await manager.query(EFFECT, ['failing', writer, number]);
      const [{ failing } = { failing: false }] = await manager.query<{ failing: boolean }[]>(
        'SELECT failing FROM switch',
      );
      if (failing) throw new Error('fails for a while');
    });
  }
  events.consume('odd', ODD, ({ payload: { writer, number } }, manager) =>
    manager.query(EFFECT, ['odd', writer, number]),
  );
  await start();
  process.stdout.write('started\n');
  setInterval(() => undefined, 60_000);
}

const [role, url = '', ...numbers] = process.argv.slice(2);
if (role === 'writer') await write(url, Number(numbers[0]), Number(numbers[1]));
else await consume(url);

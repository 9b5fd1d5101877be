import { OnlyFor } from '~/app/not-here.js';
import { Queue } from './queue.js';

/** What waits for people, and all other tickets. */
export function QueuePage() {
  return (
    <OnlyFor role="agent">
      <Queue />
    </OnlyFor>
  );
}

import { OnlyFor } from '~/app/not-here.js';
import { Dial } from './dial.js';

/** From which confidence on the machine answers: what that answers, and how much of it is wrong. */
export function DialPage() {
  return (
    <OnlyFor role="supervisor">
      <Dial />
    </OnlyFor>
  );
}

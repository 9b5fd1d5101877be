import { OnlyFor } from '~/app/not-here.js';
import { Lab } from './lab.js';

/** Tries out messages: what the machine would do with them, and which words make it so. */
export function LabPage() {
  return (
    <OnlyFor role="agent">
      <Lab />
    </OnlyFor>
  );
}

import { OnlyFor } from '~/app/not-here.js';
import { Models } from './models.js';

/** The models there are: what decides, what is being trained, and what can be gone back to. */
export function ModelsPage() {
  return (
    <OnlyFor role="supervisor">
      <Models />
    </OnlyFor>
  );
}

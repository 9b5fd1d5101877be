import { OnlyFor } from '~/app/not-here.js';
import { Welcome } from './welcome.js';

/** Leads a new administrator from nothing to a policy that is live. */
export function WelcomePage() {
  return (
    <OnlyFor role="admin">
      <Welcome />
    </OnlyFor>
  );
}

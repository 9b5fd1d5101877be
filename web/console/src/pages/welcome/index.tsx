import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function WelcomePage() {
  return (
    <OnlyFor role="admin">
      <Page title="WelcomePage">…</Page>
    </OnlyFor>
  );
}

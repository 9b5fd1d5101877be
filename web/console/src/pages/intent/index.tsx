import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function IntentPage() {
  return (
    <OnlyFor role="supervisor">
      <Page title="IntentPage">…</Page>
    </OnlyFor>
  );
}

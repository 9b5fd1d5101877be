import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function CustomerPage() {
  return (
    <OnlyFor role="agent">
      <Page title="CustomerPage">…</Page>
    </OnlyFor>
  );
}

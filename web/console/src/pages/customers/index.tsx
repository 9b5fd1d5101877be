import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function CustomersPage() {
  return (
    <OnlyFor role="agent">
      <Page title="CustomersPage">…</Page>
    </OnlyFor>
  );
}

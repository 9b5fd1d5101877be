import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function ReportsPage() {
  return (
    <OnlyFor role="supervisor">
      <Page title="ReportsPage">…</Page>
    </OnlyFor>
  );
}

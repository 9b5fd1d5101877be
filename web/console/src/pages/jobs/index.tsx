import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function JobsPage() {
  return (
    <OnlyFor role="admin">
      <Page title="JobsPage">…</Page>
    </OnlyFor>
  );
}

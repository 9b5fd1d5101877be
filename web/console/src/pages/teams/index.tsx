import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function TeamsPage() {
  return (
    <OnlyFor role="admin">
      <Page title="TeamsPage">…</Page>
    </OnlyFor>
  );
}

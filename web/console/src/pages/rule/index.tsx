import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function RulePage() {
  return (
    <OnlyFor role="admin">
      <Page title="RulePage">…</Page>
    </OnlyFor>
  );
}

import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function RulesPage() {
  return (
    <OnlyFor role="admin">
      <Page title="RulesPage">…</Page>
    </OnlyFor>
  );
}

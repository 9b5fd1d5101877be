import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function ServiceLevelsPage() {
  return (
    <OnlyFor role="admin">
      <Page title="ServiceLevelsPage">…</Page>
    </OnlyFor>
  );
}

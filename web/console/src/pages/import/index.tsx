import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function ImportPage() {
  return (
    <OnlyFor role="admin">
      <Page title="ImportPage">…</Page>
    </OnlyFor>
  );
}

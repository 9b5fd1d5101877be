import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function ApiKeysPage() {
  return (
    <OnlyFor role="user">
      <Page title="ApiKeysPage">…</Page>
    </OnlyFor>
  );
}

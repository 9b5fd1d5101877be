import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function DiscoveryRunPage() {
  return (
    <OnlyFor role="admin">
      <Page title="DiscoveryRunPage">…</Page>
    </OnlyFor>
  );
}

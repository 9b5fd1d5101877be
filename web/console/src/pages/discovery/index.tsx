import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function DiscoveryPage() {
  return (
    <OnlyFor role="admin">
      <Page title="DiscoveryPage">…</Page>
    </OnlyFor>
  );
}

import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function OrganizationPage() {
  return (
    <OnlyFor role="admin">
      <Page title="OrganizationPage">…</Page>
    </OnlyFor>
  );
}

import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function AccountPage() {
  return (
    <OnlyFor role="user">
      <Page title="AccountPage">…</Page>
    </OnlyFor>
  );
}

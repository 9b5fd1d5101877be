import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function UserPage() {
  return (
    <OnlyFor role="admin">
      <Page title="UserPage">…</Page>
    </OnlyFor>
  );
}

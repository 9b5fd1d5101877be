import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function UsersPage() {
  return (
    <OnlyFor role="admin">
      <Page title="UsersPage">…</Page>
    </OnlyFor>
  );
}

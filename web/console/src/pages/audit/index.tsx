import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function AuditPage() {
  return (
    <OnlyFor role="admin">
      <Page title="AuditPage">…</Page>
    </OnlyFor>
  );
}

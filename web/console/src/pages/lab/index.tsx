import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function LabPage() {
  return (
    <OnlyFor role="agent">
      <Page title="LabPage">…</Page>
    </OnlyFor>
  );
}

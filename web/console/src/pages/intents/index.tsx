import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function IntentsPage() {
  return (
    <OnlyFor role="supervisor">
      <Page title="IntentsPage">…</Page>
    </OnlyFor>
  );
}

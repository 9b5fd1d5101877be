import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function ModelPage() {
  return (
    <OnlyFor role="supervisor">
      <Page title="ModelPage">…</Page>
    </OnlyFor>
  );
}

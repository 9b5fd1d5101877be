import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function ModelsPage() {
  return (
    <OnlyFor role="supervisor">
      <Page title="ModelsPage">…</Page>
    </OnlyFor>
  );
}

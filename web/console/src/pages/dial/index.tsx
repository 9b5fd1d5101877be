import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function DialPage() {
  return (
    <OnlyFor role="supervisor">
      <Page title="DialPage">…</Page>
    </OnlyFor>
  );
}

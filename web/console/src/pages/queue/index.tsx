import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function QueuePage() {
  return (
    <OnlyFor role="agent">
      <Page title="QueuePage">…</Page>
    </OnlyFor>
  );
}

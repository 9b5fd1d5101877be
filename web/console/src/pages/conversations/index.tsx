import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function ConversationsPage() {
  return (
    <OnlyFor role="agent">
      <Page title="ConversationsPage">…</Page>
    </OnlyFor>
  );
}

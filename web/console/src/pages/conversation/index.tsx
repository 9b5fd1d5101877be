import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function ConversationPage() {
  return (
    <OnlyFor role="agent">
      <Page title="ConversationPage">…</Page>
    </OnlyFor>
  );
}

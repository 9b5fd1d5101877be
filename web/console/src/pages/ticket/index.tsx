import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function TicketPage() {
  return (
    <OnlyFor role="agent">
      <Page title="TicketPage">…</Page>
    </OnlyFor>
  );
}

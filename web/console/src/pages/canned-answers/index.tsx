import { OnlyFor } from '~/app/not-here.js';
import { Page } from '~/ui/index.js';

export function CannedAnswersPage() {
  return (
    <OnlyFor role="agent">
      <Page title="CannedAnswersPage">…</Page>
    </OnlyFor>
  );
}

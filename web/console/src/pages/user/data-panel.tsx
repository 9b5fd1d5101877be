import { DataExport } from '~/subjects/accounts/index.js';
import { useTexts } from '~/texts/index.js';
import { Panel } from '~/ui/index.js';
import { USER_TEXTS } from './user.texts.js';

/** All that is kept of somebody, as a file. */
export function DataPanel({ userId }: { readonly userId: number }) {
  const texts = useTexts(USER_TEXTS);
  return (
    <Panel title={texts.data}>
      <DataExport userId={userId} />
    </Panel>
  );
}

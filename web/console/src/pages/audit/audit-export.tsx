import { api, read } from '~/api/index.js';
import { saveFile } from '~/api/save-file.js';
import { useAction } from '~/app/use-action.js';
import { useTexts } from '~/texts/index.js';
import { Button, notify, useSayProblem } from '~/ui/index.js';
import { AUDIT_TEXTS } from './audit.texts.js';
import type { AuditQuery } from './filter.js';

/** Hands out all events that fit, for a spreadsheet. */
export function AuditExport({ query }: { readonly query: AuditQuery }) {
  const texts = useTexts(AUDIT_TEXTS);
  const say = useSayProblem();
  const fetching = useAction({
    save: () =>
      read(
        api.GET('/api/v1/audit-events', {
          params: { query: { ...query, format: 'csv-bom' } },
          parseAs: 'blob',
        }),
      ),
    touches: [],
    onSaved: (file) => saveFile('audit-events.csv', file),
  });
  const start = (): void =>
    fetching.mutate(undefined, {
      onError: (error) => notify({ text: say(error), tone: 'bad' }),
    });
  return (
    <Button busy={fetching.isPending} onClick={start}>
      {texts.download}
    </Button>
  );
}

import { api, read } from '~/api/index.js';
import { useSave } from '~/api/use-save.js';
import { useTexts } from '~/texts/index.js';
import { Button, notify, ProblemNotice } from '~/ui/index.js';
import { pathOf, type Proposal } from './queries.js';
import { RUN_TEXTS } from './run.texts.js';

/** Puts the ticked proposals into the first of them. */
export function MergeBar(props: {
  readonly runId: number;
  readonly selected: readonly Proposal[];
  readonly onDone: () => void;
}) {
  const texts = useTexts(RUN_TEXTS);
  const { runId, selected, onDone } = props;
  const [into, ...others] = selected;
  const merging = useSave({
    save: (target: Proposal) =>
      read(
        api.POST('/api/v1/triage/discovery/{id}/proposals/{proposalId}/merge', {
          params: { path: pathOf(target) },
          body: { proposals: others.map(({ id }) => id) },
        }),
      ),
    touches: [['proposals', runId]],
    onSaved: () => {
      notify({ text: texts.merged });
      onDone();
    },
  });
  return (
    <>
      {into && others.length > 0 && (
        <Button busy={merging.isPending} onClick={() => merging.mutate(into)}>
          {texts.mergeSelected(others.length, into.name)}
        </Button>
      )}
      <ProblemNotice error={merging.error} />
    </>
  );
}

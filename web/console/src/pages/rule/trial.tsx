import type { components } from '@client';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, read } from '~/api/index.js';
import { ACTION_TEXTS } from '~/subjects/rules/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, DataTable, Stack } from '~/ui/index.js';
import { RULE_TEXTS } from './rule.texts.js';
import type { Content } from './rule-form.js';

type TrialView = components['schemas']['TrialView'];

/** What a rule would do, as it stands in the form; errors stand at its fields. */
export function useTrial() {
  return useMutation({
    mutationFn: ({ kind, event, conditions, actions }: Content) =>
      read(api.POST('/api/v1/rules/trial', { body: { kind, event, conditions, actions } })),
  });
}

/** Asks past tickets what the rule would do, as it stands in the form. */
export function Trial(props: {
  readonly trying: ReturnType<typeof useTrial>;
  readonly onTry: () => void;
}) {
  const texts = useTexts(RULE_TEXTS);
  const { trying } = props;
  return (
    <Stack>
      <div>
        <Button busy={trying.isPending} onClick={props.onTry}>
          {texts.try}
        </Button>
      </div>
      {trying.data && <TrialShown trial={trying.data} />}
    </Stack>
  );
}

/** How many tickets meet the conditions, and what would become of them. */
export function TrialShown({ trial }: { readonly trial: TrialView }) {
  const texts = useTexts(RULE_TEXTS);
  const actions = useTexts(ACTION_TEXTS);
  return (
    <Stack>
      <p role="status">
        <strong>{texts.tried(trial.matched, trial.tried)}</strong> {texts.triedHelp}
      </p>
      {trial.matches.length > 0 && (
        <DataTable
          caption={texts.try}
          rows={trial.matches.slice(0, 20)}
          rowKey={({ ticketId }) => ticketId}
          columns={[
            {
              key: 'ticket',
              title: texts.ticket,
              cell: ({ ticketId }) => (
                <Link to="/tickets/$ticketId" params={{ ticketId: String(ticketId) }}>
                  {ticketId}
                </Link>
              ),
            },
            {
              key: 'would',
              title: texts.would,
              cell: (match) =>
                match.actions
                  .map((it) => `${actions[it.type]}${it.changes ? '' : ` (${texts.already})`}`)
                  .join(', '),
            },
          ]}
        />
      )}
    </Stack>
  );
}

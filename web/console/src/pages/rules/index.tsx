import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '~/api/index.js';
import { readAll } from '~/api/lists.js';
import { OnlyFor } from '~/app/not-here.js';
import { useTexts } from '~/texts/index.js';
import { EmptyState, Loading, Page, ProblemNotice } from '~/ui/index.js';
import { RuleTable } from './rule-table.js';
import { RULES_TEXTS } from './rules.texts.js';

/** All rules in the order in which they are asked. */
export function RulesPage() {
  return (
    <OnlyFor role="admin">
      <Rules />
    </OnlyFor>
  );
}

function Rules() {
  const texts = useTexts(RULES_TEXTS);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['rules'],
    queryFn: () =>
      readAll((cursor) =>
        api.GET('/api/v1/rules', { params: { query: { limit: 100, ...cursor } } }),
      ),
  });
  const create = (
    <Link to="/rules/$ruleId" params={{ ruleId: 'new' }}>
      {texts.new}
    </Link>
  );
  return (
    <Page title={texts.title} lead={texts.lead} actions={create}>
      {isPending && <Loading />}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState title={texts.none} action={create}>
          {texts.noneLead}
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <RuleTable rows={data.toSorted((a, b) => a.position - b.position || a.id - b.id)} />
      )}
    </Page>
  );
}

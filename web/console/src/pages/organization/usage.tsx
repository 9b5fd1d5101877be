import type { components } from '@client';
import { useQuery } from '@tanstack/react-query';
import { api, read } from '~/api/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { type Column, DataTable, Loading, ProblemNotice, Stack } from '~/ui/index.js';
import { ORGANIZATION_TEXTS } from './organization.texts.js';

type View = components['schemas']['UsageView'];

const COUNTED = [
  ...(['users', 'conversationsPerMonth', 'knowledgeEntries'] as const),
  ...(['apiCallsPerHour', 'storageBytes'] as const),
];
type Counted = (typeof COUNTED)[number];

/** What the organisation has used of its limits. */
export function Usage() {
  const texts = useTexts(ORGANIZATION_TEXTS);
  const format = useFormat();
  const { data, error, refetch } = useQuery({
    queryKey: ['usage'],
    queryFn: () => read(api.GET('/api/v1/organization/usage')),
  });
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Stack>
      <UsageTable usage={data} />
      <p>{texts.renews(format.date(data.renewsAt))}</p>
    </Stack>
  );
}

function UsageTable({ usage }: { readonly usage: View }) {
  const texts = useTexts(ORGANIZATION_TEXTS);
  const format = useFormat();
  const amount = (name: Counted, count: number): string =>
    name === 'storageBytes' ? format.bytes(count) : format.number(count);
  const columns: readonly Column<Counted>[] = [
    { key: 'what', title: texts.what, cell: (name) => texts[name] },
    {
      key: 'used',
      title: texts.used,
      numeric: true,
      cell: (name) => amount(name, usage[name].used),
    },
    {
      key: 'limit',
      title: texts.limit,
      numeric: true,
      cell: (name) => {
        const { limit } = usage[name];
        return limit === null ? texts.unlimited : amount(name, limit);
      },
    },
    {
      key: 'share',
      title: texts.share,
      cell: (name) => {
        const { used, limit } = usage[name];
        if (limit === null) return '—';
        const share = limit === 0 ? 1 : used / limit;
        return (
          <>
            <meter aria-label={texts[name]} value={share} high={0.8} optimum={0} />{' '}
            {format.percent(share)}
          </>
        );
      },
    },
  ];
  return <DataTable caption={texts.usage} columns={columns} rows={COUNTED} rowKey={(it) => it} />;
}

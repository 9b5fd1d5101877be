import type { components } from '@client';
import { Link } from '@tanstack/react-router';
import { useFormat, useTexts } from '~/texts/index.js';
import { Badge, DataTable, Progress, Time } from '~/ui/index.js';
import { DISCOVERY_TEXTS } from './discovery.texts.js';

type Run = components['schemas']['DiscoveryView'];

/** Discoveries with where their messages came from and how far they are. */
export function RunTable(props: { readonly rows: readonly Run[] }) {
  const texts = useTexts(DISCOVERY_TEXTS);
  const format = useFormat();
  return (
    <DataTable
      caption={texts.title}
      rows={props.rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: texts.name,
          cell: ({ id }) => (
            <Link to="/discovery/$runId" params={{ runId: String(id) }}>
              {texts.run(id)}
            </Link>
          ),
        },
        { key: 'from', title: texts.from, cell: ({ source }) => texts[source] },
        { key: 'status', title: texts.status, cell: (run) => <Status run={run} /> },
        {
          key: 'messages',
          title: texts.messages,
          numeric: true,
          cell: ({ messages }) => format.number(messages),
        },
        { key: 'started', title: texts.started, cell: (it) => <Time at={it.createdAt} /> },
      ]}
    />
  );
}

function Status({ run }: { readonly run: Run }) {
  const texts = useTexts(DISCOVERY_TEXTS);
  const format = useFormat();
  if (run.status === 'working') {
    return (
      <Progress value={run.progress} label={`${texts.working}: ${format.percent(run.progress)}`} />
    );
  }
  return <Badge tone={run.status === 'ready' ? 'good' : 'bad'}>{texts[run.status]}</Badge>;
}

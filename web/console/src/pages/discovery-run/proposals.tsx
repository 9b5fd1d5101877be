import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '~/texts/index.js';
import { EmptyState, Loading, ProblemNotice, Row, Select, Stack } from '~/ui/index.js';
import { MergeBar } from './merge-bar.js';
import { ProposalDetail } from './proposal-detail.js';
import { ProposalList } from './proposal-list.js';
import { type Proposal, proposalsQuery } from './queries.js';
import styles from './run.module.css';
import { RUN_TEXTS } from './run.texts.js';

type Shown = Proposal['status'] | 'all';

/** What a discovery proposes: a list, and one of it beside. */
export function Proposals({ runId }: { readonly runId: number }) {
  const texts = useTexts(RUN_TEXTS);
  const [shown, setShown] = useState<Shown>('proposed');
  const [openId, setOpenId] = useState<number>();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const { data, error, isPending, refetch } = useQuery(proposalsQuery(runId));
  if (isPending) return <Loading />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  const rows = data
    .filter(({ status }) => shown === 'all' || status === shown)
    .toSorted((a, b) => b.gain - a.gain || b.messages - a.messages);
  const open = rows.find(({ id }) => id === openId) ?? rows[0];
  // The one that is open stays it, wherever a change puts it in the list.
  if (open && open.id !== openId) setOpenId(open.id);
  const selected = rows.filter(({ id, status }) => chosen.has(id) && status === 'proposed');
  return (
    <Stack>
      <Row>
        <Select<Shown>
          label={texts.show}
          hideLabel
          value={shown}
          options={(['proposed', 'accepted', 'discarded', 'all'] as const).map((value) => ({
            value,
            label: `${texts[value]} (${data.filter((it) => value === 'all' || it.status === value).length})`,
          }))}
          onValue={setShown}
        />
        <MergeBar runId={runId} selected={selected} onDone={() => setChosen(new Set())} />
      </Row>
      {open ? (
        <div className={styles['split']}>
          <ProposalList
            rows={rows}
            openId={open.id}
            chosen={chosen}
            onOpen={setOpenId}
            onChosen={setChosen}
          />
          <ProposalDetail key={open.id} proposal={open} />
        </div>
      ) : (
        <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
      )}
    </Stack>
  );
}

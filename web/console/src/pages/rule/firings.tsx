import type { components } from '@client';
import { Link } from '@tanstack/react-router';
import { api } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { ACTION_TEXTS } from '~/subjects/rules/index.js';
import { useTexts } from '~/texts/index.js';
import { Badge, DataTable, EmptyState, Time } from '~/ui/index.js';
import { RULE_TEXTS } from './rule.texts.js';

type Firing = components['schemas']['FiringView'];
const TONES = { done: 'good', failed: 'bad', stopped: 'warn' } as const;

/** For which tickets a rule has fired, and what came of it. */
export function Firings({ ruleId }: { readonly ruleId: number }) {
  const texts = useTexts(RULE_TEXTS);
  const list = useList(['rule-firings', ruleId], (cursor) =>
    api.GET('/api/v1/rules/{id}/firings', {
      params: { path: { id: ruleId }, query: { limit: 50, ...cursor } },
    }),
  );
  return (
    <ListOf
      list={list}
      empty={<EmptyState title={texts.noFirings}>{texts.noFiringsLead}</EmptyState>}
    >
      {(rows) => (
        <DataTable
          caption={texts.firings}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'when', title: texts.when, cell: (it) => <Time at={it.createdAt} /> },
            {
              key: 'ticket',
              title: texts.ticket,
              cell: ({ ticketId }) => (
                <Link to="/tickets/$ticketId" params={{ ticketId: String(ticketId) }}>
                  {ticketId}
                </Link>
              ),
            },
            { key: 'version', title: texts.version, cell: (it) => it.ruleVersion },
            {
              key: 'outcome',
              title: texts.outcome,
              cell: ({ outcome, stopReason }) => (
                <>
                  <Badge tone={TONES[outcome]}>{texts[outcome]}</Badge>
                  {stopReason && <div>{texts[stopReason]}</div>}
                </>
              ),
            },
            { key: 'did', title: texts.did, cell: (firing) => <Did firing={firing} /> },
          ]}
        />
      )}
    </ListOf>
  );
}

function Did({ firing }: { readonly firing: Firing }) {
  const texts = useTexts(RULE_TEXTS);
  const names = useTexts(ACTION_TEXTS);
  return firing.actions.map(({ type, outcome, detail }, at) => (
    <div key={at}>
      {names[type]}: {texts[outcome].toLowerCase()}
      {detail && ` – ${detail}`}
    </div>
  ));
}

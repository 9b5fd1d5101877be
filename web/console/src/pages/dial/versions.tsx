import { useState } from 'react';
import { api, isAtLeast, useMe } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Badge, DataTable, EmptyState, Panel, Stack, Time } from '~/ui/index.js';
import { CompareVersions } from './compare-versions.js';
import { RestoreButton } from './restore-button.js';
import { useVersionWords, type Version } from './version-words.js';
import { VERSION_TEXTS } from './versions.texts.js';

/** The policies that there were, newest first, of which two can be compared. */
export function Versions() {
  const texts = useTexts(VERSION_TEXTS);
  const format = useFormat();
  const words = useVersionWords();
  const isAdmin = isAtLeast(useMe(), 'admin');
  const [chosen, setChosen] = useState<readonly Version[]>([]);
  const list = useList<Version>(['policy', 'versions'], (cursor) =>
    api.GET('/api/v1/triage/policy/versions', { params: { query: { limit: 20, ...cursor } } }),
  );
  const newest = list.rows[0]?.id;
  const choose = (version: Version): void =>
    setChosen((all) =>
      all.some(({ id }) => id === version.id)
        ? all.filter(({ id }) => id !== version.id)
        : [...all.slice(-1), version],
    );
  return (
    <Stack>
      {chosen.length === 2 ? <CompareVersions versions={chosen} /> : <p>{texts.pick}</p>}
      <Panel>
        <ListOf list={list} empty={<EmptyState title={texts.none} />}>
          {(rows) => (
            <DataTable
              caption={texts.title}
              columns={[
                {
                  key: 'compare',
                  title: texts.compare,
                  cell: (it: Version) => (
                    <input
                      type="checkbox"
                      aria-label={texts.select(format.number(it.version))}
                      checked={chosen.some(({ id }) => id === it.id)}
                      onChange={() => choose(it)}
                    />
                  ),
                },
                {
                  key: 'version',
                  title: texts.version,
                  cell: ({ id, version }) => (
                    <>
                      {format.number(version)}{' '}
                      {id === newest && <Badge tone="good">{texts.inForce}</Badge>}
                    </>
                  ),
                },
                {
                  key: 'since',
                  title: texts.since,
                  cell: ({ createdAt }) => <Time at={createdAt} />,
                },
                { key: 'mode', title: texts.mode, cell: ({ mode }) => texts[mode] },
                { key: 'rule', title: texts.rule, cell: words.rule },
                { key: 'overrides', title: texts.overrides, cell: words.overrides },
                { key: 'note', title: texts.note, cell: words.note },
                ...(isAdmin
                  ? [
                      {
                        key: 'actions',
                        title: texts.actions,
                        cell: (it: Version) => it.id !== newest && <RestoreButton version={it} />,
                      },
                    ]
                  : []),
              ]}
              rows={rows}
              rowKey={({ id }) => id}
            />
          )}
        </ListOf>
      </Panel>
    </Stack>
  );
}

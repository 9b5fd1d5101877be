import { api } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { useTexts } from '~/texts/index.js';
import { Badge, Button, DataTable, notify, Stack, Time } from '~/ui/index.js';
import { ActionsInWords, ConditionInWords } from './in-words.js';
import { RULE_TEXTS } from './rule.texts.js';
import { type Content, contentOf, type Rule } from './rule-form.js';

/** All that a rule has said, and the way back to it. */
export function Versions(props: {
  readonly rule: Rule;
  readonly onTake: (content: Content, version: number) => void;
}) {
  const texts = useTexts(RULE_TEXTS);
  const { rule, onTake } = props;
  const list = useList(['rule-versions', rule.id], (cursor) =>
    api.GET('/api/v1/rules/{id}/versions', {
      params: { path: { id: rule.id }, query: { ...cursor } },
    }),
  );
  return (
    <ListOf list={list} empty={null}>
      {(rows) => (
        <Stack>
          <DataTable
            caption={texts.versions}
            rows={rows}
            rowKey={({ version }) => version}
            columns={[
              { key: 'version', title: texts.version, cell: ({ version }) => version },
              { key: 'since', title: texts.since, cell: (it) => <Time at={it.createdAt} /> },
              { key: 'name', title: texts.name, cell: ({ name }) => name },
              {
                key: 'state',
                title: texts.on,
                cell: ({ active }) =>
                  active ? <Badge tone="good">{texts.on}</Badge> : <Badge>{texts.off}</Badge>,
              },
              {
                key: 'content',
                title: texts.changes,
                cell: ({ conditions, actions }) => (
                  <>
                    <ConditionInWords node={conditions} />
                    <ActionsInWords actions={actions} />
                  </>
                ),
              },
              {
                key: 'take',
                title: texts.do,
                cell: (row) =>
                  row.version === rule.version ? null : (
                    <Button
                      size="small"
                      onClick={() => {
                        onTake(contentOf(row), row.version);
                        notify({ text: texts.taken(row.version) });
                      }}
                    >
                      {texts.restore}
                    </Button>
                  ),
              },
            ]}
          />
        </Stack>
      )}
    </ListOf>
  );
}
